package dev.spotter.classifier.taught;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.Head;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Origin;
import java.util.List;
import java.util.Set;

/**
 * Words that a picture is known not to show, as a logit mask: the model's head decides again
 * without the logits of the labels it may not say, which is to condition on what was said.
 *
 * @param words labels or wider words
 */
record Denial(Set<String> words) {

  /** Returns the mask of some words; of none, one that changes nothing. */
  static Denial of(Set<String> words) {
    return new Denial(words);
  }

  /** Decides by a head, without these words and whatever they hold. */
  Classification decide(Head head, Embedding embedding) {
    Classification answer = head.decide(embedding);
    if (!deniedIn(answer.answer())) {
      return answer;
    }
    List<String> labels = List.copyOf(answer.probabilities().keySet());
    float[] logits = embedding.logits().clone();
    words.stream().mapToInt(labels::indexOf).filter(at -> at >= 0).forEach(at -> mask(logits, at));
    for (int left = labels.size(); left > 0; left--) {
      answer = head.decide(new Embedding(embedding.features(), logits));
      if (!deniedIn(answer.answer())) {
        return from(answer, answer.answer());
      }
      answer.names().stream()
          .mapToInt(labels::indexOf)
          .filter(at -> at >= 0)
          .forEach(at -> mask(logits, at));
    }
    return from(answer, Answer.silent());
  }

  private boolean deniedIn(Answer answer) {
    return words.stream().anyMatch(answer::within);
  }

  private static void mask(float[] logits, int at) {
    logits[at] = -1e4f; // a probability of 0, and no NaN if all are masked
  }

  private static Classification from(Classification answer, Answer said) {
    return new Classification(
        said.from(Origin.CORRECTED), answer.confidence(), answer.probabilities());
  }
}
