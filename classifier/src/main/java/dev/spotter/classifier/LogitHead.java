package dev.spotter.classifier;

import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.AnswerPolicy;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.Promise;
import dev.spotter.classifier.decision.Softmax;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.decision.WordProbabilities;
import dev.spotter.classifier.decision.WordProbabilities.Scored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The head that a model comes with, which works on its logits and hedges: it says the narrowest
 * word whose probability, {@code softmax(logits / temperature)} summed over what the word holds,
 * times how familiar the picture is, passes the limit for words so wide. First the likeliest label;
 * then two of them when only both together are sure enough; then wider words; else nothing.
 */
final class LogitHead implements Head {

  private final List<String> labels;
  private final Taxonomy taxonomy;
  private final DecisionRule rule;
  private final Promise limits;
  private final WordProbabilities words;
  private final int widest;

  /**
   * Creates a head.
   *
   * @param labels in the order of the logits
   * @param taxonomy their wider words
   * @param rule how logits become probabilities, and how sure to be
   * @param policy what is asked of the answers
   */
  LogitHead(List<String> labels, Taxonomy taxonomy, DecisionRule rule, AnswerPolicy policy) {
    this.labels = List.copyOf(labels);
    this.taxonomy = taxonomy;
    this.rule = rule;
    limits = rule.promise(policy.precision());
    words = new WordProbabilities(labels, taxonomy);
    widest = Math.min(policy.widest(), Math.min(words.heights(), limits.minWider().size()));
  }

  @Override
  public Classification decide(Embedding embedding) {
    float[] logits = embedding.logits();
    double energy = Softmax.energy(logits, rule.temperature());
    double[] values = Softmax.probabilities(logits, rule.temperature(), energy);
    Map<String, Double> probabilities = new LinkedHashMap<>();
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      probabilities.put(labels.get(i), values[i]);
      best = values[i] > values[best] ? i : best;
    }
    double familiarity = rule.familiarity() == null ? 1 : rule.familiarity().of(energy);
    return new Classification(
        answer(values, best, familiarity), values[best] * familiarity, probabilities);
  }

  private Answer answer(double[] values, int best, double familiarity) {
    if (values[best] * familiarity >= limits.minConfidence()) {
      String label = labels.get(best);
      return new Answer(Answer.Level.EXACT, List.of(label), taxonomy.above(label));
    }
    int second = second(values, best);
    if (rule.minSecond() != null
        && values[second] >= rule.minSecond()
        && (values[best] + values[second]) * familiarity >= limits.minConfidence()) {
      return either(labels.get(best), labels.get(second));
    }
    for (int height = 1; height <= widest; height++) {
      Scored word = words.likeliest(height, values);
      if (word.probability() * familiarity >= limits.minWider().get(height - 1)) {
        return new Answer(Answer.Level.WIDER, List.of(word.word()), taxonomy.above(word.word()));
      }
    }
    return Answer.silent();
  }

  private Answer either(String label, String other) {
    List<String> both =
        taxonomy.above(label).stream().filter(taxonomy.above(other)::contains).toList();
    return new Answer(Answer.Level.EITHER, List.of(label, other), both);
  }

  private static int second(double[] values, int best) {
    int second = best == 0 ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      second = i != best && values[i] > values[second] ? i : second;
    }
    return second;
  }
}
