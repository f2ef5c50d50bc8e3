package dev.spotter.classifier.transfer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.spotter.classifier.engine.NativeCopy;

/**
 * Multinomial logistic regression with an L2 penalty on the weights, not the biases: minimises
 * {@code mean log loss + strength / 2 * sum of squared weights}. The sums over images are left to
 * the engine. Not thread-safe.
 */
final class SoftmaxRegression implements AutoCloseable {

  private static final double TOLERANCE = 1e-4;
  private static final int MAX_STEPS = 100;

  private final NDManager manager;
  private final NDArray rows;
  private final NDArray columns;
  private final NDArray truth;
  private final int images;
  private final int features;
  private final int classes;

  /**
   * Creates the problem.
   *
   * @param manager of an engine with arithmetic; a child of it holds the images
   * @param images features an image, standardised, so that one strength fits all of them
   * @param targets each image's class
   * @param classes how many there are
   */
  SoftmaxRegression(NDManager manager, float[][] images, int[] targets, int classes) {
    this.manager = manager.newSubManager();
    this.images = images.length;
    this.features = images[0].length;
    this.classes = classes;
    float[] all = new float[images.length * features];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(images[i], 0, all, i * features, features);
    }
    float[] one = new float[classes * images.length];
    for (int i = 0; i < targets.length; i++) {
      one[targets[i] * images.length + i] = 1;
    }
    rows = NativeCopy.of(this.manager, all, new Shape(images.length, features));
    columns = rows.transpose();
    truth = NativeCopy.of(this.manager, one, new Shape(classes, images.length));
  }

  /** Returns a point to start from that knows nothing. */
  double[] nothing() {
    return new double[classes * (features + 1)];
  }

  /**
   * Fits.
   *
   * @param strength of the penalty, above 0, which makes the minimum a single one
   * @param start as {@link #nothing}, or the solution for another strength
   * @return the weights, class by class, and then the biases
   */
  double[] fit(double strength, double[] start) {
    return Lbfgs.minimise(
        (point, gradient) -> logLoss(point, gradient) + penalise(point, strength, gradient),
        start,
        TOLERANCE,
        MAX_STEPS);
  }

  /**
   * Returns the logits of one image.
   *
   * @param solution of {@link #fit}
   * @param row its standardised features
   */
  static float[] logits(double[] solution, float[] row) {
    int classes = solution.length / (row.length + 1);
    float[] logits = new float[classes];
    for (int c = 0; c < classes; c++) {
      double sum = solution[classes * row.length + c];
      for (int f = 0; f < row.length; f++) {
        sum += solution[c * row.length + f] * row[f];
      }
      logits[c] = (float) sum;
    }
    return logits;
  }

  private double logLoss(double[] point, double[] gradient) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray weights = part(scope, point, 0, new Shape(classes, features));
      NDArray biases = part(scope, point, classes * features, new Shape(classes, 1));
      NDArray logs = weights.dot(columns).add(biases).logSoftmax(0);
      NDArray errors = logs.exp().sub(truth).div(images);
      copy(errors.dot(rows).toFloatArray(), gradient, 0);
      copy(errors.sum(new int[] {1}).toFloatArray(), gradient, classes * features);
      return -logs.mul(truth).sum().getFloat() / images;
    }
  }

  private double penalise(double[] point, double strength, double[] gradient) {
    double squares = 0;
    for (int i = 0; i < classes * features; i++) {
      squares += point[i] * point[i];
      gradient[i] += strength * point[i];
    }
    return strength / 2 * squares;
  }

  private static NDArray part(NDManager scope, double[] point, int from, Shape shape) {
    float[] part = new float[(int) shape.size()];
    for (int i = 0; i < part.length; i++) {
      part[i] = (float) point[from + i];
    }
    return NativeCopy.of(scope, part, shape);
  }

  private static void copy(float[] part, double[] into, int at) {
    for (int i = 0; i < part.length; i++) {
      into[at + i] = part[i];
    }
  }

  /** Frees the images. */
  @Override
  public void close() {
    manager.close();
  }
}
