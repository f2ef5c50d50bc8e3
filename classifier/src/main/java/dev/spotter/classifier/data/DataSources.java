package dev.spotter.classifier.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out by looking which form of data set lies at a path, and reads it. */
public final class DataSources {

  private static final List<DataSource> KNOWN = List.of(new CifarBinary(), new CifarSheets());

  private DataSources() {}

  /**
   * Reads one split of the data set at {@code path}.
   *
   * @param path what a user gave as {@code --data}
   * @param split which half
   * @return the images, whole in memory
   * @throws IOException when there is nothing there, or nothing known, or a file is broken; the
   *     message says which and what would be understood
   */
  public static ImageSet read(Path path, Split split) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "no such data set");
    }
    for (DataSource source : KNOWN) {
      if (source.recognises(path)) {
        return source.read(path, split);
      }
    }
    throw new IOException(path + " is no data set of a known form. Known forms: " + forms());
  }

  private static String forms() {
    return KNOWN.stream().map(DataSource::description).collect(Collectors.joining("; "));
  }
}
