package dev.spotter.classifier.cli;

import dev.spotter.classifier.training.Stopping;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** When a training ends before its last epoch. */
final class StoppingOptions {

  private static final int LEAST_PATIENCE = 5;

  /** The learning rate rises for a while, and the held-out images suffer until it falls again. */
  private static final double PATIENCE_SHARE = 1 / 3.0;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      description =
          "stop after so many epochs without a lower log loss on the held-out images and keep the"
              + " best epoch; 0 for never (default: a third of the epochs for your own pictures,"
              + " else 0)")
  private Integer patience;

  @Option(
      names = "--max-minutes",
      paramLabel = "MINUTES",
      description = "begin no epoch after so many minutes, resumed ones counted together")
  private Double maxMinutes;

  /** Complains of what is out of bounds. */
  void check() {
    require(patience == null || patience >= 0, "--patience must be 0 or more");
    require(maxMinutes == null || maxMinutes > 0, "--max-minutes must be above 0");
  }

  /**
   * Returns when to stop.
   *
   * @param epochs at most
   * @param watched images held out to watch by
   * @param own whether they are a user's own pictures
   */
  Stopping with(int epochs, int watched, boolean own) {
    require(
        patience == null || patience == 0 || watched > 0,
        "--patience needs images to watch by: give --hold-out or --validation");
    return new Stopping(
        patience == null ? usualPatience(epochs, watched, own) : patience,
        maxMinutes == null ? Double.POSITIVE_INFINITY : maxMinutes);
  }

  private static int usualPatience(int epochs, int watched, boolean own) {
    return own && watched > 0
        ? Math.max(LEAST_PATIENCE, (int) Math.round(epochs * PATIENCE_SHARE))
        : 0;
  }

  private void require(boolean held, String message) {
    if (!held) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
