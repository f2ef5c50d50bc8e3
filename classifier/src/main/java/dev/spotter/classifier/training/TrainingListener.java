package dev.spotter.classifier.training;

/**
 * Hears how a training goes: {@link #begin}, then for each epoch {@link #epochBegin}, its {@link
 * #step}s and {@link #epochEnd}, then {@link #end}. A training that fails or is killed says no
 * more. All methods are called on the training thread, which waits for them; what they throw ends
 * the training, and it can be resumed from the last epoch's checkpoint.
 */
public interface TrainingListener {

  /**
   * Called once before the first step.
   *
   * @param start what is about to run
   */
  default void begin(Start start) {}

  /**
   * Called before each epoch's first step.
   *
   * @param epoch from 0
   */
  default void epochBegin(int epoch) {}

  /**
   * Called after each step.
   *
   * @param step the step's figures
   */
  default void step(Step step) {}

  /**
   * Called after each epoch, once its checkpoint is on disk.
   *
   * @param epoch the epoch's figures
   */
  default void epochEnd(Epoch epoch) {}

  /**
   * Called once after the last epoch, when the model folder is written.
   *
   * @param result how it ended
   */
  default void end(Result result) {}

  /**
   * What is about to run.
   *
   * @param epochs epochs at most
   * @param stepsPerEpoch steps in each
   * @param firstEpoch 0, or the first epoch after the checkpoint
   * @param images number of training images
   */
  record Start(int epochs, int stepsPerEpoch, int firstEpoch, int images) {}

  /**
   * One step.
   *
   * @param epoch from 0
   * @param step within the epoch, from 0
   * @param loss mean smoothed cross-entropy of the batch
   * @param accuracy top-1 accuracy on the augmented batch, 0 to 1
   */
  record Step(int epoch, int step, double loss, double accuracy) {}

  /**
   * One epoch.
   *
   * @param epoch from 0
   * @param loss mean of the steps' losses
   * @param accuracy mean of the steps' accuracies, 0 to 1
   * @param validationAccuracy top-1 accuracy on the held-out images; NaN without any
   * @param validationLogLoss log loss on the held-out images; NaN without any
   * @param seconds wall-clock time since the training began, over all its sessions
   */
  record Epoch(
      int epoch,
      double loss,
      double accuracy,
      double validationAccuracy,
      double validationLogLoss,
      double seconds) {}

  /** Why a training ended. */
  enum Ending {
    /** It ran all its epochs. */
    COMPLETE,
    /** The validation images had not become any more probable for as long as was waited. */
    NO_IMPROVEMENT,
    /** Its time was over. */
    OUT_OF_TIME
  }

  /**
   * A finished training.
   *
   * @param ending why it ended
   * @param epochs how many ran, over all its sessions
   * @param keptEpoch the epoch, from 0, whose weights became the model
   * @param validationAccuracy the model's top-1 accuracy on the held-out images; NaN without any
   * @param validationLogLoss the model's log loss on the held-out images; NaN without any
   * @param seconds wall-clock time since the training began, over all its sessions
   */
  record Result(
      Ending ending,
      int epochs,
      int keptEpoch,
      double validationAccuracy,
      double validationLogLoss,
      double seconds) {}
}
