package dev.spotter.classifier.data;

/** Listener that hears how far the reading of one data set is; called by one thread at a time. */
@FunctionalInterface
public interface ReadingProgress {

  /** Hears nothing. */
  ReadingProgress SILENT = (done, total) -> {};

  /**
   * Some images more are read.
   *
   * @param done images or files read so far; {@code total} at the end
   * @param total of this data set
   */
  void at(int done, int total);
}
