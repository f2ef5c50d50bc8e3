package dev.spotter.classifier.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * CIFAR-10's binary version: {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code
 * test_batch.bin}, each a row of records of one label byte and 3,072 pixel bytes (red, green and
 * blue plane). Source: the data set's home page, "Binary version".
 */
final class CifarBinary implements DataSource {

  private static final int RECORD = 1 + Cifar10.IMAGE_BYTES;

  @Override
  public boolean recognises(Path path) {
    return Files.exists(path.resolve("test_batch.bin"));
  }

  @Override
  public String description() {
    return "a folder with CIFAR-10's binary version (data_batch_1.bin ... test_batch.bin)";
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
    List<String> files =
        split == Split.TEST
            ? List.of("test_batch.bin")
            : List.of(
                "data_batch_1.bin",
                "data_batch_2.bin",
                "data_batch_3.bin",
                "data_batch_4.bin",
                "data_batch_5.bin");
    CifarImages images = new CifarImages(Cifar10.LABELS);
    for (int i = 0; i < files.size(); i++) {
      append(path.resolve(files.get(i)), images);
      progress.at(i + 1, files.size());
    }
    return DataSet.cifar(images.toSet());
  }

  private static void append(Path file, CifarImages images) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0 || bytes.length % RECORD != 0) {
      throw new IOException(
          file + " is broken: " + bytes.length + " bytes is no multiple of " + RECORD);
    }
    for (int at = 0; at < bytes.length; at += RECORD) {
      images.add(bytes[at] & 0xFF, file);
      images.write(bytes, at + 1);
    }
  }
}
