package dev.spotter.classifier.cli;

import dev.spotter.classifier.data.ReadingProgress;

/** Adapter that shows a data set being read as {@link Progress}; one after the other. */
final class ReadingBar implements ReadingProgress {

  private Progress bar;

  @Override
  public void at(int done, int total) {
    if (bar == null) {
      bar = Progress.of("reading", total);
    }
    bar.at(done);
    if (done == total) {
      bar.close();
      bar = null;
    }
  }
}
