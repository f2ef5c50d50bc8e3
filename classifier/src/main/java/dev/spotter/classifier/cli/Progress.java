package dev.spotter.classifier.cli;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a command is: a bar on standard error when that is a terminal, else a line in ten
 * seconds.
 */
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
    return errorIsTerminal()
        ? new Bar(task, total)
        : new Lines(task, total, System.err, System::nanoTime);
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

  /** Lines for a log: what is done sooner than the first is due leaves none. */
  final class Lines implements Progress {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final String task;
    private final int total;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private long last;

    Lines(String task, int total, PrintStream out, LongSupplier nanoTime) {
      this.task = task;
      this.total = total;
      this.out = out;
      this.nanoTime = nanoTime;
      this.last = nanoTime.getAsLong();
    }

    @Override
    public void at(int done) {
      long now = nanoTime.getAsLong();
      if (now - last >= INTERVAL) {
        last = now;
        out.printf(Locale.ROOT, "%s: %,d of %,d%n", task, done, total);
      }
    }
  }
}
