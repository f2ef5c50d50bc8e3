package dev.spotter.classifier.data;

import java.io.IOException;
import java.nio.file.Path;

/** One form in which a data set lies on disk. */
interface DataSource {

  /** Returns whether {@code path} looks like this form. */
  boolean recognises(Path path);

  /** Returns in a few words what {@link #recognises} looks for. */
  String description();

  /**
   * Reads one split whole.
   *
   * @throws IOException when files are missing, truncated or inconsistent; names the file
   */
  ImageSet read(Path path, Split split) throws IOException;
}
