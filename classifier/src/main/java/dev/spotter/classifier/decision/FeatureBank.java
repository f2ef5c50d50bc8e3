package dev.spotter.classifier.decision;

import java.util.List;

/**
 * What a {@link FeatureSpace} is made of: an affine projection of a model's features, and the
 * projected features of some of the images that it was trained on. Immutable by agreement: nobody
 * writes to the arrays.
 *
 * @param labels of the images
 * @param mean one a feature: what is subtracted first
 * @param axes a row an axis, a column a feature
 * @param scales one an axis, above 0: one by the deviation within a label, with shrinkage
 * @param rows a row an image, a column an axis, before the scales
 * @param targets for each image the index of its label
 * @param nearCopy least cosine, after the scales, at which two pictures count as the same
 */
@SuppressWarnings("ArrayRecordComponent") // up to 10 MB, never compared
public record FeatureBank(
    List<String> labels,
    float[] mean,
    float[][] axes,
    float[] scales,
    float[][] rows,
    int[] targets,
    double nearCopy) {

  /** Checks that the arrays fit each other. */
  public FeatureBank {
    labels = List.copyOf(labels);
    boolean fit = axes.length == scales.length && rows.length == targets.length;
    for (float[] axis : axes) {
      fit &= axis.length == mean.length;
    }
    for (int i = 0; fit && i < rows.length; i++) {
      fit = rows[i].length == axes.length && targets[i] >= 0 && targets[i] < labels.size();
    }
    if (!fit) {
      throw new IllegalArgumentException(
          "the bank's axes, scales, rows and targets differ in features, images or labels");
    }
  }

  /**
   * Returns features as numbers of about the same size: on the axes, after the scales, and not
   * brought to unit length.
   *
   * @param features as many as {@code mean} has
   * @throws IllegalArgumentException when they are more or fewer
   */
  public float[] whiten(float[] features) {
    float[] row = rotate(features);
    for (int axis = 0; axis < row.length; axis++) {
      row[axis] *= scales[axis];
    }
    return row;
  }

  /**
   * Returns an image's features, as far as the axes tell.
   *
   * @param image its row
   */
  public float[] features(int image) {
    float[] features = mean.clone();
    for (int axis = 0; axis < axes.length; axis++) {
      for (int f = 0; f < features.length; f++) {
        features[f] += rows[image][axis] * axes[axis][f];
      }
    }
    return features;
  }

  /**
   * Returns what a layer on whitened features is on features as they are.
   *
   * @param layer on what {@link #whiten} returns
   */
  public LinearLayer unwhitened(LinearLayer layer) {
    float[][] weights = new float[layer.biases().length][mean.length];
    float[] biases = layer.biases().clone();
    for (int label = 0; label < biases.length; label++) {
      for (int axis = 0; axis < axes.length; axis++) {
        float weight = layer.weights()[label][axis] * scales[axis];
        for (int f = 0; f < mean.length; f++) {
          weights[label][f] += weight * axes[axis][f];
        }
      }
      biases[label] -= (float) FeatureSpace.cosine(weights[label], mean);
    }
    return new LinearLayer(weights, biases);
  }

  /**
   * Centres features and takes them to the axes.
   *
   * @param features as many as {@code mean} has
   * @throws IllegalArgumentException when they are more or fewer
   */
  float[] rotate(float[] features) {
    if (features.length != mean.length) {
      throw new IllegalArgumentException(
          "%d features do not fit a space of %d; they are another model's"
              .formatted(features.length, mean.length));
    }
    float[] centred = new float[mean.length];
    for (int f = 0; f < centred.length; f++) {
      centred[f] = features[f] - mean[f];
    }
    float[] row = new float[axes.length];
    for (int axis = 0; axis < row.length; axis++) {
      row[axis] = (float) FeatureSpace.cosine(axes[axis], centred);
    }
    return row;
  }
}
