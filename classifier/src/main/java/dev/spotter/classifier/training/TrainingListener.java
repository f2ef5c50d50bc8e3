package dev.spotter.classifier.training;

/** Hears how a training goes; all methods are called on the training thread. */
public interface TrainingListener {

  /**
   * Called once before the first step.
   *
   * @param start what is about to run
   */
  default void begin(Start start) {}

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

  /** Called once after the last epoch. */
  default void end() {}

  /**
   * What is about to run.
   *
   * @param epochs epochs in all
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
}
