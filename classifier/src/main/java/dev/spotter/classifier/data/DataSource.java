package dev.spotter.classifier.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** One form in which a data set lies on disk. */
interface DataSource {

  /**
   * Returns whether {@code path} looks like this form.
   *
   * @throws IOException when nobody can look
   */
  boolean recognises(Path path) throws IOException;

  /** Returns in a few words what {@link #recognises} looks for. */
  String description();

  /** Returns whether it is made of a user's own picture files rather than a benchmark's. */
  boolean own();

  /**
   * Returns the parts that the data at {@code path} comes in; none when it comes as a whole.
   *
   * @throws IOException when nobody can look
   */
  Set<Split> splits(Path path) throws IOException;

  /**
   * Reads one of the parts, or all of it when it comes as a whole.
   *
   * @param size width and height that pictures of any size are scaled to
   * @param progress told as images are read
   * @throws IOException when nothing can be read, or a benchmark's files are missing, truncated or
   *     inconsistent; names the file
   */
  DataSet read(Path path, Split split, int size, ReadingProgress progress) throws IOException;
}
