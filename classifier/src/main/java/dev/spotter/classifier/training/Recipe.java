package dev.spotter.classifier.training;

import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.network.Architecture;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hyper-parameters of a training. Source: {@code legacy/airbench94.py} of
 * KellerJordan/cifar10-airbench, whose conventions they keep.
 *
 * @param architecture the network
 * @param epochs passes over the training images
 * @param batchSize images a step; what does not fill a batch is left out of the epoch
 * @param optimiser how weights follow gradients
 * @param labelSmoothing probability taken from the true label and spread over all labels
 * @param logitNorm temperature of LogitNorm (arXiv 2205.09310), by which logits of length 1 are
 *     divided in the loss; 0 leaves logits as they are
 * @param whiteningBiasEpochs after these the whitening layer's bias is frozen too
 * @param augmentation how training images are varied
 * @param balance how classes with few images are made up for
 * @param precision in what numbers the convolutions compute
 */
public record Recipe(
    Architecture architecture,
    int epochs,
    int batchSize,
    Optimiser optimiser,
    double labelSmoothing,
    double logitNorm,
    int whiteningBiasEpochs,
    Augmentation augmentation,
    Balance balance,
    Precision precision) {

  /** A checkpoint that says nothing of balance means images as they come. */
  public Recipe {
    balance = balance == null ? Balance.NONE : balance;
  }

  /**
   * Returns airbench94's optimiser, for any of the family's networks.
   *
   * @param learningRate peak rate for 1,024 images; 11.5 in the original
   */
  public static Optimiser airbench(double learningRate) {
    return new Optimiser(learningRate, 0.85, 0.0153, 64, 0.23, 0.07);
  }

  /**
   * How training images are varied.
   *
   * @param translate largest shift in either direction, in pixels
   * @param cutout side of the square blanked out, in pixels; 0 for none
   * @param photoShare share of the images that are varied as photos differ, 0 to 1
   * @param outlierShare share of a batch that shows no class and should be answered with "any of
   *     them", 0 to below 1
   * @param variations what is switched on
   */
  public record Augmentation(
      int translate,
      int cutout,
      double photoShare,
      double outlierShare,
      Set<ImageTransform> variations) {

    /** Sorts the variations; a checkpoint that says nothing of them means mirrored images. */
    public Augmentation {
      variations =
          Collections.unmodifiableSet(
              new TreeSet<>(variations == null ? Set.of(ImageTransform.FLIP) : variations));
    }

    /** Creates an augmentation that mirrors and varies in no other way. */
    public Augmentation(int translate, int cutout, double photoShare, double outlierShare) {
      this(translate, cutout, photoShare, outlierShare, Set.of(ImageTransform.FLIP));
    }
  }

  /**
   * Nesterov momentum with a triangular schedule. Rate and decay are given for 1,024 images and
   * independent of batch size and momentum.
   *
   * @param learningRate peak rate for 1,024 images
   * @param momentum 0 to 1
   * @param weightDecay decay for 1,024 images
   * @param normBiasScale factor on the learning rate of the batch norms' biases
   * @param warmUp share of all steps in which the rate rises from 0.2 of its peak to the peak
   * @param finalRate share of the peak that the rate falls to at the last step
   */
  public record Optimiser(
      double learningRate,
      double momentum,
      double weightDecay,
      double normBiasScale,
      double warmUp,
      double finalRate) {

    /**
     * Returns the learning rate's share of its peak.
     *
     * @param progress share of all steps that are done, 0 to 1
     */
    public double rateAt(double progress) {
      return progress < warmUp
          ? 0.2 + 0.8 * progress / warmUp
          : 1 + (finalRate - 1) * (progress - warmUp) / (1 - warmUp);
    }

    /**
     * Returns the peak rate for a loss that is a mean over the batch. Momentum makes a step reach
     * further, which is taken out again.
     *
     * @param batchSize images a step
     */
    public double meanLossRate(int batchSize) {
      return learningRate / (1 + 1 / (1 - momentum)) * batchSize / 1024;
    }

    /** Returns the decay coefficient that goes with {@link #meanLossRate}. */
    public double meanLossDecay() {
      return weightDecay / learningRate;
    }
  }
}
