package dev.spotter.bot.learn;

/**
 * How the last retraining goes, or went.
 *
 * @param phase what it is at
 * @param epoch how many epochs are done
 * @param epochs how many there are at most
 * @param loss of the last epoch
 * @param accuracy of the last epoch, on held-out pictures, 0 to 1
 * @param said what came of it, in words; empty before
 */
public record RetrainingState(
    Phase phase, int epoch, int epochs, double loss, double accuracy, String said) {

  /** Nothing was retrained since the bot started. */
  static final RetrainingState NONE = new RetrainingState(Phase.NONE, 0, 0, 0, 0, "");

  /** What a retraining can be at. */
  public enum Phase {
    NONE,
    RUNNING,
    /** A new version was promoted. */
    PROMOTED,
    /** The new version was no better, or there was nothing to learn from. */
    REFUSED,
    FAILED
  }

  RetrainingState ended(Phase how, String words) {
    return new RetrainingState(how, epoch, epochs, loss, accuracy, words);
  }
}
