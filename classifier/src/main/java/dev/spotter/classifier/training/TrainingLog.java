package dev.spotter.classifier.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes a CSV line an epoch; a resumed training goes on in the same file. */
public final class TrainingLog implements TrainingListener {

  private static final String HEADER =
      "epoch,loss,accuracy,validation_accuracy,validation_log_loss,seconds\n";

  private final Path file;

  /**
   * Creates the log.
   *
   * @param file the CSV file
   */
  public TrainingLog(Path file) {
    this.file = file;
  }

  /**
   * Returns where a model folder keeps its log.
   *
   * @param directory the model folder
   */
  public static Path in(Path directory) {
    return directory.resolve("training.csv");
  }

  /**
   * Reads the first epochs of a log; none when there is no log.
   *
   * @param file the CSV file
   * @param epochs how many at most
   * @throws UncheckedIOException when it cannot be read
   */
  public static List<Epoch> read(Path file, int epochs) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .skip(1)
          .map(line -> epoch(line.split(",", -1)))
          .filter(epoch -> epoch.epoch() < epochs)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the training log " + file, e);
    }
  }

  private static Epoch epoch(String[] cells) {
    return new Epoch(
        Integer.parseInt(cells[0]) - 1,
        number(cells[1]),
        number(cells[2]),
        number(cells[3]),
        number(cells[4]),
        number(cells[5]));
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  @Override
  public void begin(Start start) {
    if (start.firstEpoch() == 0 || !Files.exists(file)) {
      write(HEADER, StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  @Override
  public void epochEnd(Epoch epoch) {
    String line =
        String.format(
            Locale.ROOT,
            "%d,%.5f,%.5f,%.5f,%.5f,%.1f%n",
            epoch.epoch() + 1,
            epoch.loss(),
            epoch.accuracy(),
            epoch.validationAccuracy(),
            epoch.validationLogLoss(),
            epoch.seconds());
    write(line.replace("NaN", ""), StandardOpenOption.APPEND);
  }

  private void write(String text, StandardOpenOption how) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the training log " + file, e);
    }
  }
}
