package dev.spotter.classifier.training;

import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.network.AirbenchNetwork;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The frozen first layer: the eigenvectors of the covariance of all 2 x 2 patches, scaled so that
 * their responses have unit variance, each followed by its negative. Source: {@code
 * init_whitening_conv} of airbench94.
 */
final class Whitening {

  private static final int SIDE = 2;
  private static final int PATCH = SIDE * SIDE * Pixels.CHANNELS;
  private static final double EPSILON = 5e-4;

  private Whitening() {}

  /**
   * Returns the filters, {@code 32 x 3 x 2 x 2}, the strongest direction first; the first four
   * directions come twice.
   *
   * @param images normalised images, {@code n x 3 x size x size}
   * @param size width and height
   */
  static float[] filters(float[] images, int size) {
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance(images, size)));
    float[] filters = new float[AirbenchNetwork.WHITENING_FILTERS * PATCH];
    for (int filter = 0; filter < AirbenchNetwork.WHITENING_FILTERS; filter++) {
      int vector = filter / 2 % PATCH;
      double scale = 1 / Math.sqrt(eigen.getEigenvalue(vector) + EPSILON);
      double sign = filter % 2 == 0 ? scale : -scale;
      for (int j = 0; j < PATCH; j++) {
        filters[filter * PATCH + j] = (float) (eigen.getEigenvector(vector).getEntry(j) * sign);
      }
    }
    return filters;
  }

  /** Second moments of the patches; the mean is not removed, as in the source. */
  private static double[][] covariance(float[] images, int size) {
    int image = Pixels.CHANNELS * size * size;
    int count = images.length / image;
    double[][] sum = new double[PATCH][PATCH];
    double[] patch = new double[PATCH];
    for (int i = 0; i < count; i++) {
      for (int y = 0; y + SIDE <= size; y++) {
        for (int x = 0; x + SIDE <= size; x++) {
          read(images, i * image, size, x, y, patch);
          accumulate(patch, sum);
        }
      }
    }
    double patches = (double) count * (size - 1) * (size - 1);
    for (double[] row : sum) {
      Arrays.setAll(row, j -> row[j] / patches);
    }
    return sum;
  }

  private static void read(float[] images, int from, int size, int x, int y, double[] patch) {
    int at = 0;
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      int corner = from + (channel * size + y) * size + x;
      patch[at++] = images[corner];
      patch[at++] = images[corner + 1];
      patch[at++] = images[corner + size];
      patch[at++] = images[corner + size + 1];
    }
  }

  private static void accumulate(double[] patch, double[][] sum) {
    for (int i = 0; i < PATCH; i++) {
      for (int j = 0; j < PATCH; j++) {
        sum[i][j] += patch[i] * patch[j];
      }
    }
  }
}
