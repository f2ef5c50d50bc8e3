package dev.spotter.classifier.data;

import java.io.IOException;
import java.nio.file.Path;

/** One form in which a data set lies on disk. */
interface DataSource {

  /** Returns whether {@code path} looks like this form. */
  boolean recognises(Path path);

  /** Returns in a few words what {@link #recognises} looks for. */
  String description();

  /** Returns whether it is made of a user's own picture files rather than a benchmark's. */
  boolean own();

  /** Returns whether the data at {@code path} comes in two halves rather than as a whole. */
  boolean halves(Path path);

  /**
   * Reads one half, or all of it when it has no halves.
   *
   * @param size width and height that pictures of any size are scaled to
   * @param progress told as images are read
   * @throws IOException when nothing can be read, or a benchmark's files are missing, truncated or
   *     inconsistent; names the file
   */
  DataSet read(Path path, Split split, int size, ReadingProgress progress) throws IOException;
}
