package dev.spotter.classifier.cli;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a command is: a bar on standard error when that is a terminal, else nothing. */
interface Progress extends AutoCloseable {

  /** Shows that {@code done} are done. */
  void at(int done);

  @Override
  default void close() {}

  /**
   * Starts showing progress.
   *
   * @param task what is being done
   * @param total how many there are to do
   */
  static Progress of(String task, int total) {
    return errorIsTerminal() ? new Bar(task, total) : done -> {};
  }

  /** Java tells of standard output only. */
  private static boolean errorIsTerminal() {
    String library = Platform.isWindows() ? "ucrtbase" : Platform.C_LIBRARY_NAME;
    String function = Platform.isWindows() ? "_isatty" : "isatty";
    int standardError = 2;
    return NativeLibrary.getInstance(library)
            .getFunction(function)
            .invokeInt(new Object[] {standardError})
        != 0;
  }

  /** A bar with its ETA. */
  final class Bar implements Progress {

    private final ProgressBar bar;

    private Bar(String task, int total) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setStyle(ProgressBarStyle.ASCII)
              .setInitialMax(total)
              .build();
    }

    @Override
    public void at(int done) {
      bar.stepTo(done);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
