package dev.spotter.classifier.training;

import dev.spotter.classifier.model.AirbenchNetwork;
import dev.spotter.classifier.model.ModelCard.Architecture;
import java.util.List;

/**
 * The hyper-parameters of a training, as airbench states them: learning rate and weight decay are
 * given for 1,024 images and independent of batch size and momentum. Source: {@code
 * legacy/airbench94.py} of KellerJordan/cifar10-airbench.
 *
 * @param architecture the network
 * @param epochs passes over the training images
 * @param batchSize images a step; what does not fill a batch is left out of the epoch
 * @param learningRate peak rate for 1,024 images
 * @param momentum Nesterov momentum, 0 to 1
 * @param weightDecay decay for 1,024 images
 * @param normBiasScale factor on the learning rate of the batch norms' biases
 * @param labelSmoothing probability taken from the true label and spread over all labels
 * @param whiteningBiasEpochs after these the whitening layer's bias is frozen too
 * @param warmUp share of all steps in which the rate rises from 0.2 of its peak to the peak
 * @param finalRate share of the peak that the rate falls to at the last step
 * @param translate largest shift of a training image in either direction, in pixels
 * @param cutout side of the square blanked out of a training image, in pixels; 0 for none
 */
public record Recipe(
    Architecture architecture,
    int epochs,
    int batchSize,
    double learningRate,
    double momentum,
    double weightDecay,
    double normBiasScale,
    double labelSmoothing,
    int whiteningBiasEpochs,
    double warmUp,
    double finalRate,
    int translate,
    int cutout) {

  /** Airbench94's recipe, 9.9 epochs in the original, with a duration of the caller's choice. */
  public static Recipe airbench94(int epochs) {
    return new Recipe(
        new Architecture(AirbenchNetwork.FAMILY, List.of(64, 256, 256), 2),
        epochs,
        1024,
        11.5,
        0.85,
        0.0153,
        64,
        0.2,
        3,
        0.23,
        0.07,
        2,
        0);
  }

  /** Returns this recipe with another translation and cutout. */
  public Recipe withAugmentation(int pixels, int cutoutSide) {
    return new Recipe(
        architecture,
        epochs,
        batchSize,
        learningRate,
        momentum,
        weightDecay,
        normBiasScale,
        labelSmoothing,
        whiteningBiasEpochs,
        warmUp,
        finalRate,
        pixels,
        cutoutSide);
  }

  /**
   * Returns the learning rate's share of its peak: a triangle.
   *
   * @param progress share of all steps that are done, 0 to 1
   */
  public double rateAt(double progress) {
    return progress < warmUp
        ? 0.2 + 0.8 * progress / warmUp
        : 1 + (finalRate - 1) * (progress - warmUp) / (1 - warmUp);
  }

  /** Returns the peak learning rate for a loss that is a mean over the batch. */
  public double meanLossRate() {
    return learningRate / perMomentum() * batchSize / 1024;
  }

  /** Returns the decay coefficient that goes with {@link #meanLossRate()}. */
  public double meanLossDecay() {
    return weightDecay / learningRate;
  }

  /** Momentum makes a step reach further: this factor takes that out again. */
  private double perMomentum() {
    return 1 + 1 / (1 - momentum);
  }
}
