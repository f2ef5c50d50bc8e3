package dev.spotter.classifier.cli;

import dev.spotter.classifier.training.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a training on the terminal: a bar with loss, accuracy and ETA, and a line an epoch. */
final class ProgressListener implements TrainingListener {

  private final PrintStream out;
  private ProgressBar bar;
  private int epochs;

  ProgressListener(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(Start start) {
    epochs = start.epochs();
    out.printf(
        Locale.ROOT,
        "Training on %,d images for %d epochs of %d steps%s%n",
        start.images(),
        epochs,
        start.stepsPerEpoch(),
        start.firstEpoch() > 0 ? ", going on after epoch " + start.firstEpoch() : "");
    bar =
        new ProgressBarBuilder()
            .setTaskName("training")
            .setUnit(" steps", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax((long) epochs * start.stepsPerEpoch())
            .startsFrom((long) start.firstEpoch() * start.stepsPerEpoch(), java.time.Duration.ZERO)
            .build();
  }

  @Override
  public void step(Step step) {
    bar.step();
    bar.setExtraMessage(
        String.format(Locale.ROOT, " loss %.3f acc %.1f%%", step.loss(), 100 * step.accuracy()));
  }

  @Override
  public void epochEnd(Epoch epoch) {
    String held =
        Double.isNaN(epoch.validationAccuracy())
            ? ""
            : String.format(
                Locale.ROOT,
                ", held out %.2f %% (log loss %.3f)",
                100 * epoch.validationAccuracy(),
                epoch.validationLogLoss());
    out.printf(
        Locale.ROOT,
        "%nepoch %d/%d: loss %.4f, accuracy %.2f %%%s, %.0f s%n",
        epoch.epoch() + 1,
        epochs,
        epoch.loss(),
        100 * epoch.accuracy(),
        held,
        epoch.seconds());
  }

  @Override
  public void end(Result result) {
    bar.close();
    String why =
        switch (result.ending()) {
          case COMPLETE -> "all epochs are done";
          case NO_IMPROVEMENT -> "the held-out images are answered no better than before";
          case OUT_OF_TIME -> "the time is over";
        };
    String kept =
        result.keptEpoch() + 1 < result.epochs()
            ? "; the model is that of epoch " + (result.keptEpoch() + 1)
            : "";
    out.printf(Locale.ROOT, "%nended after epoch %d: %s%s%n", result.epochs(), why, kept);
  }
}
