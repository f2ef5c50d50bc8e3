package dev.spotter.classifier.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * CIFAR-100's binary version: {@code train.bin} and {@code test.bin}, each a row of records of a
 * coarse label's byte, a fine label's byte and 3,072 pixel bytes (red, green and blue plane), and
 * {@code fine_label_names.txt}, a name a line. The fine labels are read. Source: the data set's
 * home page, "Binary version".
 *
 * <p>Names keep the underscores of that file ({@code maple_tree}); spaces and hyphens, which other
 * copies have, become underscores, so that every copy gives the same labels.
 */
final class Cifar100Binary implements DataSource {

  private static final String NAMES = "fine_label_names.txt";
  private static final int CLASSES = 100;
  private static final int LABEL_BYTES = 2;
  private static final int RECORD = LABEL_BYTES + Cifar10.IMAGE_BYTES;

  /** Names that copies of the data set spell in two ways. */
  private static final Map<String, String> ALIASES = Map.of("computer_keyboard", "keyboard");

  @Override
  public boolean recognises(Path path) {
    return Files.exists(path.resolve(NAMES)) || Files.exists(path.resolve("test.bin"));
  }

  @Override
  public String description() {
    return "a folder with CIFAR-100's binary version (train.bin, test.bin, " + NAMES + ")";
  }

  @Override
  public boolean own() {
    return false;
  }

  @Override
  public Set<Split> splits(Path path) {
    return Set.of(Split.TRAIN, Split.TEST);
  }

  @Override
  public DataSet read(Path path, Split split, int size, ReadingProgress progress)
      throws IOException {
    Path file = path.resolve(split == Split.TEST ? "test.bin" : "train.bin");
    CifarImages images = new CifarImages(labels(path.resolve(NAMES)));
    long length = Files.size(file);
    if (length == 0 || length % RECORD != 0) {
      throw new IOException(file + " is broken: " + length + " bytes is no multiple of " + RECORD);
    }
    byte[] record = new byte[RECORD];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (long left = length; left > 0; left -= RECORD) {
        in.readNBytes(record, 0, RECORD);
        images.add(record[LABEL_BYTES - 1] & 0xFF, file);
        images.write(record, LABEL_BYTES);
        progress.at(images.count(), (int) (length / RECORD));
      }
    }
    return new DataSet("CIFAR-100", images.toSet(), List.of());
  }

  private static List<String> labels(Path names) throws IOException {
    List<String> labels =
        Files.readAllLines(names).stream()
            .map(line -> line.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_"))
            .filter(name -> !name.isEmpty())
            .map(name -> ALIASES.getOrDefault(name, name))
            .toList();
    if (labels.size() != CLASSES || labels.stream().distinct().count() != CLASSES) {
      throw new IOException(
          "%s must name %d different labels, a name a line; it names %d"
              .formatted(names, CLASSES, labels.stream().distinct().count()));
    }
    return labels;
  }
}
