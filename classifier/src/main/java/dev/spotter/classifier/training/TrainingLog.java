package dev.spotter.classifier.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

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
