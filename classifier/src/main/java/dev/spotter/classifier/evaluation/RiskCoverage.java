package dev.spotter.classifier.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a threshold on the confidence would do: how many images get a name, and how many of the
 * names are wrong (El-Yaniv and Wiener 2010). When some images show nothing the model knows, known
 * and unknown ones are weighted to be equally many.
 *
 * @param area under the curve: the mean risk over the known images' own thresholds (Geifman and
 *     El-Yaniv 2017, arXiv 1705.08500), 0 to 1; smaller is better
 * @param atPrecision the most that can be named at each of {@link #PRECISIONS}
 * @param curve from the highest threshold to the lowest; of many points, some 200 are kept
 */
public record RiskCoverage(double area, List<OperatingPoint> atPrecision, List<Point> curve) {

  /** The precisions that are asked for. */
  public static final List<Double> PRECISIONS = List.of(0.9, 0.95, 0.99);

  private static final int POINTS = 200;

  /** Makes the collections unmodifiable. */
  public RiskCoverage {
    atPrecision = List.copyOf(atPrecision);
    curve = List.copyOf(curve);
  }

  /**
   * One threshold.
   *
   * @param threshold images at least this sure get a name
   * @param coverage the share of known images that get one, 0 to 1
   * @param precision the share of right names among those given, 0 to 1
   */
  public record Point(double threshold, double coverage, double precision) {

    /** Returns the share of wrong names among those given, 0 to 1. */
    public double risk() {
      return 1 - precision;
    }
  }

  /**
   * The loosest threshold that keeps a precision.
   *
   * @param asked the smallest precision that was asked for, 0 to 1
   * @param coverage the share of known images that get a name, 0 when no threshold is so precise
   * @param threshold images at least this sure get a name; null when there is none
   * @param precision the share of right names there; null when there is none
   */
  public record OperatingPoint(double asked, double coverage, Double threshold, Double precision) {}

  /**
   * Computes the curve.
   *
   * @param answers one an image, in any order
   * @throws IllegalArgumentException when no image is known
   */
  public static RiskCoverage of(List<ScoredPrediction> answers) {
    List<Point> points = points(answers);
    double area = 0;
    double covered = 0;
    for (Point point : points) {
      area += (point.coverage() - covered) * point.risk();
      covered = point.coverage();
    }
    return new RiskCoverage(
        area,
        PRECISIONS.stream().map(precision -> loosest(precision, points)).toList(),
        thinned(points));
  }

  /**
   * Returns the coverage at one of {@link #PRECISIONS}.
   *
   * @param precision which
   */
  public double coverageAt(double precision) {
    return atPrecision.get(PRECISIONS.indexOf(precision)).coverage();
  }

  private static List<Point> points(List<ScoredPrediction> answers) {
    Tally all = new Tally();
    answers.forEach(all::add);
    if (all.known == 0) {
      throw new IllegalArgumentException("none of the images shows what the model knows");
    }
    List<ScoredPrediction> sorted =
        answers.stream()
            .filter(answer -> answer.confidence() != ScoredPrediction.NEVER)
            .sorted(Comparator.comparingDouble(ScoredPrediction::confidence).reversed())
            .toList();
    List<Point> points = new ArrayList<>();
    Tally named = new Tally();
    for (int i = 0; i < sorted.size(); i++) {
      named.add(sorted.get(i));
      double threshold = sorted.get(i).confidence();
      if (i + 1 == sorted.size() || sorted.get(i + 1).confidence() != threshold) {
        points.add(new Point(threshold, named.known / (double) all.known, named.precision(all)));
      }
    }
    return points;
  }

  /** Images counted by kind. */
  static final class Tally {
    private long known;
    private long other;
    private long right;

    void add(ScoredPrediction answer) {
      known += answer.known() ? 1 : 0;
      other += answer.known() ? 0 : 1;
      right += answer.right() ? 1 : 0;
    }

    /** Returns the share of right names with the whole's two halves weighted alike; exact. */
    double precision(Tally whole) {
      long others = Math.max(1, whole.other);
      long knowns = whole.other == 0 ? 1 : whole.known;
      return right * others / (double) (known * others + other * knowns);
    }
  }

  private static OperatingPoint loosest(double precision, List<Point> points) {
    return points.stream()
        .filter(point -> point.precision() >= precision)
        .reduce((tighter, looser) -> looser)
        .map(p -> new OperatingPoint(precision, p.coverage(), p.threshold(), p.precision()))
        .orElseGet(() -> new OperatingPoint(precision, 0, null, null));
  }

  private static List<Point> thinned(List<Point> points) {
    int step = (points.size() + POINTS - 1) / POINTS;
    int last = points.size() - 1;
    return IntStream.rangeClosed(0, last)
        .filter(i -> i % step == 0 || i == last)
        .mapToObj(points::get)
        .toList();
  }
}
