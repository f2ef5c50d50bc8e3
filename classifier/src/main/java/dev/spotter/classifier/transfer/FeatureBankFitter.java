package dev.spotter.classifier.transfer;

import dev.spotter.classifier.decision.FeatureBank;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Fits the whitening of a {@link FeatureBank}: the strongest axes of all features together
 * (principal component analysis), turned so that the tied within-class covariance is diagonal, and
 * one scale an axis, {@code 1 / sqrt((1 - shrinkage) * variance + shrinkage * mean variance)}.
 * Shrinkage keeps axes that hardly vary from being blown up. Pure functions.
 */
public final class FeatureBankFitter {

  /** Chosen on classes that the network had never seen, see docs/learning.md. */
  private static final double SHRINKAGE = 0.3;

  /** More axes made no difference, see docs/learning.md. */
  private static final int MOST_AXES = 256;

  private FeatureBankFitter() {}

  /**
   * Fits a bank.
   *
   * @param labels of the model
   * @param features of base images, a row an image
   * @param targets their labels
   * @param images how many of them are kept in the bank, evenly over the rows
   * @param nearCopy see {@link FeatureBank}
   */
  public static FeatureBank fit(
      List<String> labels, List<float[]> features, int[] targets, int images, double nearCopy) {
    float[] mean = mean(features);
    float[][] rows = features.stream().map(row -> minus(row, mean)).toArray(float[][]::new);
    float[][] principal = principalAxes(rows);
    float[][] reduced =
        Arrays.stream(rows).map(row -> times(principal, row)).toArray(float[][]::new);
    EigenDecompositionSymmetric within = eigen(centredByLabel(reduced, targets, labels.size()));
    int[] order = byEigenvalue(within, principal.length);
    float[][] turn = vectors(within, order);
    float[][] axes = product(turn, principal);
    int[] kept = spread(rows.length, images);
    return new FeatureBank(
        labels,
        mean,
        axes,
        scales(within, order),
        IntStream.of(kept).mapToObj(i -> times(axes, rows[i])).toArray(float[][]::new),
        IntStream.of(kept).map(i -> targets[i]).toArray(),
        nearCopy);
  }

  private static float[][] principalAxes(float[][] rows) {
    EigenDecompositionSymmetric total = eigen(rows);
    return vectors(total, byEigenvalue(total, Math.min(MOST_AXES, rows[0].length)));
  }

  private static float[] scales(EigenDecompositionSymmetric within, int[] order) {
    double mean = IntStream.of(order).mapToDouble(i -> variance(within, i)).average().orElseThrow();
    float[] scales = new float[order.length];
    for (int i = 0; i < scales.length; i++) {
      double shrunk = (1 - SHRINKAGE) * variance(within, order[i]) + SHRINKAGE * mean;
      scales[i] = (float) (1 / Math.sqrt(shrunk + Double.MIN_NORMAL));
    }
    return scales;
  }

  private static double variance(EigenDecompositionSymmetric eigen, int i) {
    return Math.max(0, eigen.getEigenvalue(i));
  }

  private static EigenDecompositionSymmetric eigen(float[][] rows) {
    int size = rows[0].length;
    double[][] sums = new double[size][size];
    IntStream.range(0, size).parallel().forEach(i -> covarianceRow(rows, i, sums[i]));
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        sums[i][j] = sums[j][i];
      }
    }
    return new EigenDecompositionSymmetric(new Array2DRowRealMatrix(sums, false));
  }

  private static void covarianceRow(float[][] rows, int i, double[] sums) {
    for (float[] row : rows) {
      double share = row[i] / (double) rows.length;
      for (int j = i; j < sums.length; j++) {
        sums[j] += share * row[j];
      }
    }
  }

  private static int[] byEigenvalue(EigenDecompositionSymmetric eigen, int count) {
    return IntStream.range(0, eigen.getEigenvalues().length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i)))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static float[][] vectors(EigenDecompositionSymmetric eigen, int[] order) {
    float[][] vectors = new float[order.length][];
    for (int i = 0; i < order.length; i++) {
      double[] vector = eigen.getEigenvector(order[i]).toArray();
      vectors[i] = new float[vector.length];
      for (int j = 0; j < vector.length; j++) {
        vectors[i][j] = (float) vector[j];
      }
    }
    return vectors;
  }

  private static float[][] centredByLabel(float[][] rows, int[] targets, int labels) {
    float[][] centred = new float[rows.length][];
    for (int label = 0; label < labels; label++) {
      int only = label;
      int[] own = IntStream.range(0, rows.length).filter(i -> targets[i] == only).toArray();
      if (own.length > 0) {
        float[] mean = mean(IntStream.of(own).mapToObj(i -> rows[i]).toList());
        IntStream.of(own).forEach(i -> centred[i] = minus(rows[i], mean));
      }
    }
    return centred;
  }

  private static float[] mean(List<float[]> rows) {
    double[] sums = new double[rows.get(0).length];
    for (float[] row : rows) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += row[i];
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sums[i] / rows.size());
    }
    return mean;
  }

  private static float[] minus(float[] row, float[] mean) {
    float[] centred = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      centred[i] = row[i] - mean[i];
    }
    return centred;
  }

  private static float[] times(float[][] axes, float[] row) {
    float[] result = new float[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum += axes[axis][i] * row[i];
      }
      result[axis] = (float) sum;
    }
    return result;
  }

  private static float[][] product(float[][] left, float[][] right) {
    float[][] product = new float[left.length][right[0].length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < right.length; k++) {
        for (int j = 0; j < right[0].length; j++) {
          product[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return product;
  }

  private static int[] spread(int rows, int images) {
    int kept = Math.min(rows, images);
    return IntStream.range(0, kept).map(i -> (int) ((long) i * rows / kept)).toArray();
  }
}
