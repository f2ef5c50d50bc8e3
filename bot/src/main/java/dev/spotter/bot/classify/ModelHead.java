package dev.spotter.bot.classify;

import dev.spotter.classifier.Head;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.decision.FeatureSpace;
import java.util.Optional;
import java.util.Set;

/**
 * All of a model that deciding on its embeddings takes; it holds no native memory and outlives the
 * model. Immutable and thread-safe.
 *
 * @param version what tells the model from others, also from earlier ones of its name
 * @param features version of the model that the features are of; what was taught to one model holds
 *     for all that have the same
 * @param head the one the model comes with
 * @param vocabulary its labels and wider words
 * @param space in which labels can be taught to it; empty for one that cannot learn in a chat
 */
public record ModelHead(
    String version,
    String features,
    Head head,
    Set<String> vocabulary,
    Optional<FeatureSpace> space) {

  /** Returns that of a model. */
  public static ModelHead of(SpotterModel model) {
    return new ModelHead(
        model.card().version(),
        model.card().featureVersion(),
        model.head(),
        model.card().vocabulary(),
        model.featureSpace());
  }
}
