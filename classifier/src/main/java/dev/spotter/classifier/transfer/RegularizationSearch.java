package dev.spotter.classifier.transfer;

import dev.spotter.classifier.evaluation.Calibration;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Temperature;
import dev.spotter.classifier.training.TrainingData;
import dev.spotter.classifier.training.TrainingListener;
import dev.spotter.classifier.training.TrainingListener.Ending;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * Searches the strength of the L2 penalty: tries penalties from strong to weak, each from the
 * solution before, until the held-out images are answered worse; without any, one that does well in
 * the middle. One use only.
 */
final class RegularizationSearch {

  /** Penalties, as a share of the variance of all features together. */
  private static final List<Double> STRENGTHS = List.of(3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 3e-6);

  /** What is taken when nothing is held out. */
  private static final List<Double> USUAL = List.of(3e-5);

  /** So many strengths in a row may be worse than the best before the search ends. */
  private static final int PATIENCE = 2;

  /** Fewer held-out images, which may all be answered right, say nothing of a temperature. */
  private static final int LEAST_TO_CALIBRATE = 50;

  private final TrainingData data;
  private final TrainingListener listener;
  private final Clock clock;
  private final long startedAt;
  private Best best;
  private int tried;

  /** The strength that answers best, and how the held-out images are answered at it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Best(int number, double strength, double[] solution, double temperature, Figures held) {}

  /** Figures are not a number without images. */
  private record Figures(double accuracy, double logLoss) {

    static final Figures NONE = new Figures(Double.NaN, Double.NaN);

    static Figures of(Calibration.Logits logits, double temperature) {
      Evaluation evaluation = Evaluation.of(logits.at(temperature));
      return new Figures(evaluation.accuracy(), evaluation.logLoss());
    }
  }

  RegularizationSearch(TrainingData data, TrainingListener listener, Clock clock, long startedAt) {
    this.data = data;
    this.listener = listener;
    this.clock = clock;
    this.startedAt = startedAt;
  }

  /**
   * Searches.
   *
   * @param problem to be solved
   * @param rows standardised features to learn from
   * @param targets their classes
   * @param held standardised features of the validation images
   */
  Best run(SoftmaxRegression problem, float[][] rows, int[] targets, float[][] held) {
    List<Double> strengths = held.length == 0 ? USUAL : STRENGTHS;
    listener.begin(new TrainingListener.Start(strengths.size(), 1, 0, data.training().count()));
    double[] solution = problem.nothing();
    for (double share : strengths) {
      if (best != null && tried - best.number() > PATIENCE) {
        break;
      }
      double strength = share * variance(rows);
      listener.epochBegin(tried);
      solution = problem.fit(strength, solution);
      judge(strength, solution, logits(solution, rows, targets), held);
    }
    return best;
  }

  private void judge(
      double strength, double[] solution, Calibration.Logits learnt, float[][] held) {
    Figures training = Figures.of(learnt, 1);
    double temperature = 1;
    Figures validation = Figures.NONE;
    if (held.length > 0) {
      Calibration.Logits answers = logits(solution, held, data.validation().targets());
      temperature = held.length < LEAST_TO_CALIBRATE ? 1 : Temperature.fit(answers.at(1));
      validation = Figures.of(answers, temperature);
    }
    if (best == null || validation.logLoss() < best.held().logLoss()) {
      best = new Best(tried, strength, solution, temperature, validation);
    }
    listener.step(new TrainingListener.Step(tried, 0, training.logLoss(), training.accuracy()));
    listener.epochEnd(
        new TrainingListener.Epoch(
            tried++,
            training.logLoss(),
            training.accuracy(),
            validation.accuracy(),
            validation.logLoss(),
            seconds()));
  }

  private Calibration.Logits logits(double[] solution, float[][] rows, int[] targets) {
    List<float[]> all =
        Arrays.stream(rows).map(row -> SoftmaxRegression.logits(solution, row)).toList();
    return new Calibration.Logits(data.training().labels(), all, targets);
  }

  private static double variance(float[][] rows) {
    double squares = 0;
    for (float[] row : rows) {
      for (float feature : row) {
        squares += feature * feature;
      }
    }
    return squares / rows.length;
  }

  /** Returns how the search ended. */
  TrainingListener.Result result() {
    return new TrainingListener.Result(
        tried - best.number() > PATIENCE ? Ending.NO_IMPROVEMENT : Ending.COMPLETE,
        tried,
        best.number(),
        best.held().accuracy(),
        best.held().logLoss(),
        seconds());
  }

  private double seconds() {
    return (clock.millis() - startedAt) / 1000.0;
  }
}
