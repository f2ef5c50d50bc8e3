package dev.spotter.classifier.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The whitened feature space of a model, in which pictures are compared by cosine: features are
 * centred, taken to the strongest axes, scaled by the base classes' tied (pooled within-class)
 * covariance with shrinkage, and brought to unit length. It comes with a bank of base features, by
 * which the share of base pictures that a new label would steal is known beforehand. Plain Java,
 * immutable and thread-safe.
 */
public final class FeatureSpace {

  private final FeatureBank bank;
  private final float[][] units;
  private final float[][] prototypes;
  private final double[] nearest;

  /**
   * Creates a space.
   *
   * @param bank what it is made of
   */
  public FeatureSpace(FeatureBank bank) {
    this.bank = bank;
    units = new float[bank.rows().length][];
    prototypes = new float[bank.labels().size()][bank.axes().length];
    for (int i = 0; i < units.length; i++) {
      units[i] = whiten(bank.rows()[i]);
      add(units[i], prototypes[bank.targets()[i]]);
    }
    for (float[] prototype : prototypes) {
      toUnitLength(prototype);
    }
    nearest = Arrays.stream(units).mapToDouble(this::nearestBase).toArray();
  }

  /** Returns the labels that the bank has features of, in the order of its targets. */
  public List<String> labels() {
    return bank.labels();
  }

  /** Returns how many numbers the features of a picture are. */
  public int features() {
    return bank.mean().length;
  }

  /**
   * Takes a picture's features into the space.
   *
   * @param features as {@code Embedding} has them, {@link #features} numbers
   * @return a vector of unit length, or of zeros for a picture that is all average
   * @throws IllegalArgumentException when they are more or fewer
   */
  public float[] project(float[] features) {
    return whiten(bank.rotate(features));
  }

  /**
   * Returns whether two pictures are the same, or one is the other cropped, scaled, compressed
   * again, mirrored, brightened or framed.
   *
   * @param a features of a picture, as {@code Embedding} has them
   * @param b likewise
   */
  public boolean nearCopy(float[] a, float[] b) {
    return near(project(a), project(b));
  }

  /**
   * Returns whether two pictures are the same, as {@link #nearCopy} does, when both are in the
   * space already.
   *
   * @param a as {@link #project} returned it
   * @param b likewise
   */
  public boolean near(float[] a, float[] b) {
    return cosine(a, b) >= bank.nearCopy();
  }

  /**
   * Returns the largest cosine of a picture with the prototype of a base label.
   *
   * @param unit as {@link #project} returned it
   */
  public double nearestBase(float[] unit) {
    double largest = -1;
    for (float[] prototype : prototypes) {
      largest = Math.max(largest, cosine(unit, prototype));
    }
    return largest;
  }

  /**
   * Returns the base label whose prototype has the largest cosine with a picture.
   *
   * @param unit as {@link #project} returned it
   */
  public String nearestLabel(float[] unit) {
    int best = 0;
    for (int label = 1; label < prototypes.length; label++) {
      best = cosine(unit, prototypes[label]) > cosine(unit, prototypes[best]) ? label : best;
    }
    return bank.labels().get(best);
  }

  /**
   * Returns the margin that no more than a share of the bank is above: how much nearer than to any
   * base label a picture has to be to a prototype.
   *
   * @param prototype of unit length
   * @param share of the bank, 0 to 1
   * @param among the base label whose features are looked at, if it is one; else all are
   * @return the smallest margin that serves; above it lie at most {@code floor(share * features)}
   */
  public double margin(float[] prototype, double share, Optional<String> among) {
    int only = among.map(bank.labels()::indexOf).orElse(-1);
    double[] margins = new double[units.length];
    int count = 0;
    for (int i = 0; i < units.length; i++) {
      if (only < 0 || bank.targets()[i] == only) {
        margins[count++] = cosine(units[i], prototype) - nearest[i];
      }
    }
    if (count == 0) {
      return Double.POSITIVE_INFINITY;
    }
    Arrays.sort(margins, 0, count);
    return margins[count - 1 - Math.min(count - 1, (int) Math.floor(share * count))];
  }

  /**
   * Returns the share of the bank that a rule takes.
   *
   * @param taken whether a base picture, as {@link #project} returns it, would get another label
   */
  public double stolen(Predicate<float[]> taken) {
    return Arrays.stream(units).filter(taken).count() / (double) units.length;
  }

  /**
   * Returns the mean of vectors, brought to unit length.
   *
   * @param units at least one, as {@link #project} returned them
   */
  public static float[] prototype(List<float[]> units) {
    float[] sum = new float[units.get(0).length];
    units.forEach(unit -> add(unit, sum));
    return toUnitLength(sum);
  }

  /**
   * Returns the cosine of two vectors of unit length.
   *
   * @param a as {@link #project} returned it
   * @param b likewise
   */
  public static double cosine(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private float[] whiten(float[] row) {
    float[] unit = new float[row.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = row[i] * bank.scales()[i];
    }
    return toUnitLength(unit);
  }

  private static void add(float[] row, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += row[i];
    }
  }

  private static float[] toUnitLength(float[] row) {
    double length = Math.sqrt(cosine(row, row));
    for (int i = 0; length > 0 && i < row.length; i++) {
      row[i] /= (float) length;
    }
    return row;
  }
}
