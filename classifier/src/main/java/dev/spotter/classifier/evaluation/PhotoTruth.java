package dev.spotter.classifier.evaluation;

import dev.spotter.classifier.decision.Taxonomy;
import java.util.Optional;

/**
 * What a photo truly shows.
 *
 * @param label of the model's; empty when it shows nothing the model was taught
 * @param wider a word that fairly holds what it shows; empty when the label's own wider words are
 *     all that can be said, or nothing can
 */
public record PhotoTruth(Optional<String> label, Optional<String> wider) {

  /**
   * Tells whether a word is right: the label, the wider word, or one that holds either.
   *
   * @param word a label or a wider word
   * @param taxonomy which words hold which
   */
  public boolean allows(String word, Taxonomy taxonomy) {
    return label.filter(it -> taxonomy.holds(word, it)).isPresent()
        || wider.filter(it -> taxonomy.holds(word, it)).isPresent();
  }
}
