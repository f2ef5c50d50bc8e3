package dev.spotter.classifier.evaluation;

import dev.spotter.classifier.decision.Taxonomy;
import java.util.Collection;

/** What became of one photo's caption. */
public enum Outcome {
  /** One label, and it is the right one. */
  EXACT_RIGHT,
  /** One label, and it is not. */
  EXACT_WRONG,
  /** A wider word, or one of two labels, and it holds what the photo shows. */
  WIDER_RIGHT,
  /** A wider word, or one of two labels, and it does not. */
  WIDER_WRONG,
  /** No word at all. */
  SILENT;

  /** Judges an answer. */
  public static Outcome of(WordAnswer answer, Collection<String> labels, Taxonomy taxonomy) {
    if (answer.said().isEmpty()) {
      return SILENT;
    }
    boolean right = answer.said().stream().anyMatch(word -> answer.truth().allows(word, taxonomy));
    boolean exact = answer.said().size() == 1 && labels.contains(answer.said().get(0));
    return exact ? (right ? EXACT_RIGHT : EXACT_WRONG) : (right ? WIDER_RIGHT : WIDER_WRONG);
  }

  /** Returns whether a word was said and is right. */
  public boolean isRight() {
    return this == EXACT_RIGHT || this == WIDER_RIGHT;
  }

  /** Returns whether one label was said. */
  public boolean isExact() {
    return this == EXACT_RIGHT || this == EXACT_WRONG;
  }
}
