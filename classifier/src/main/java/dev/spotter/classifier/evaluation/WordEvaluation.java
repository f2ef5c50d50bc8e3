package dev.spotter.classifier.evaluation;

import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.decision.WordProbabilities;
import dev.spotter.classifier.decision.WordProbabilities.Scored;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a model that hedges finds words for photos, each photo counting once; as JSON, a part of
 * what {@code score --json} prints. A word is right when it is the photo's label, or holds what the
 * photo shows.
 *
 * @param exactRight photos with their own label
 * @param exactWrong photos with another label
 * @param widerRight photos with a wider word, or two labels, that is right
 * @param widerWrong photos with one that is wrong
 * @param silent photos without a word
 * @param right share of all photos with a right word, 0 to 1
 * @param precision share of right words among those said, 0 to 1; null when none is said
 * @param exact share of all photos with their own label, 0 to 1
 * @param exactPrecision share of right labels among those said, 0 to 1; null when none is said
 * @param levels what thresholds would do if only words of one width could be said, the labels first
 */
public record WordEvaluation(
    int exactRight,
    int exactWrong,
    int widerRight,
    int widerWrong,
    int silent,
    double right,
    Double precision,
    double exact,
    Double exactPrecision,
    List<Level> levels) {

  /**
   * The words of one width.
   *
   * @param height 0 for labels, 1 for words that hold labels only, and so on
   * @param riskCoverage of the likeliest word; its coverage is a share of all photos
   */
  public record Level(int height, RiskCoverage riskCoverage) {}

  /** Copies {@code levels}. */
  public WordEvaluation {
    levels = List.copyOf(levels);
  }

  /**
   * Judges answers.
   *
   * @param answers one a photo, at least one
   * @param labels the model's, in its order
   * @param taxonomy the labels' wider words
   */
  public static WordEvaluation of(
      List<WordAnswer> answers, List<String> labels, Taxonomy taxonomy) {
    OutcomeCounts counts =
        OutcomeCounts.of(answers.stream().map(it -> Outcome.of(it, labels, taxonomy)).toList());
    WordProbabilities words = new WordProbabilities(labels, taxonomy);
    return new WordEvaluation(
        counts.of(Outcome.EXACT_RIGHT),
        counts.of(Outcome.EXACT_WRONG),
        counts.of(Outcome.WIDER_RIGHT),
        counts.of(Outcome.WIDER_WRONG),
        counts.of(Outcome.SILENT),
        counts.right(),
        orNull(counts.precision()),
        counts.exact(),
        orNull(counts.exactPrecision()),
        IntStream.rangeClosed(0, words.heights())
            .mapToObj(height -> level(height, answers, labels, taxonomy, words))
            .toList());
  }

  private static Level level(
      int height,
      List<WordAnswer> answers,
      List<String> labels,
      Taxonomy taxonomy,
      WordProbabilities words) {
    List<ScoredPrediction> predictions =
        answers.stream()
            .map(
                answer -> {
                  if (!answer.isReadable()) {
                    return new ScoredPrediction(ScoredPrediction.NEVER, true, false);
                  }
                  Scored best = likeliest(height, answer.probabilities(), labels, words);
                  return new ScoredPrediction(
                      best.probability() * answer.familiarity(),
                      true,
                      answer.truth().allows(best.word(), taxonomy));
                })
            .toList();
    return new Level(height, RiskCoverage.of(predictions));
  }

  /** The likeliest label or wider word of a width. */
  private static Scored likeliest(
      int height, double[] probabilities, List<String> labels, WordProbabilities words) {
    if (height > 0) {
      return words.likeliest(height, probabilities);
    }
    int best = Metrics.predicted(probabilities);
    return new Scored(labels.get(best), probabilities[best]);
  }

  private static Double orNull(double share) {
    return Double.isNaN(share) ? null : share;
  }
}
