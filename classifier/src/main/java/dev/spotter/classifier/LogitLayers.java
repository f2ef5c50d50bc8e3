package dev.spotter.classifier;

import dev.spotter.classifier.decision.LinearLayer;
import dev.spotter.classifier.decision.LinearProbe;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The layers of a head that are computed outside the engine, on what the network gives. Immutable
 * and thread-safe.
 *
 * @param probe makes the logits of the features; empty when the network does
 * @param residual is added to the logits, see {@code spotter-classifier update}; empty for a model
 *     that was not updated
 */
record LogitLayers(Optional<LinearProbe> probe, Optional<LinearLayer> residual)
    implements UnaryOperator<Embedding> {

  /** The network's own output is all there is. */
  static final LogitLayers NONE = new LogitLayers(Optional.empty(), Optional.empty());

  @Override
  public Embedding apply(Embedding seen) {
    float[] features = seen.features();
    float[] logits = probe.map(it -> it.apply(features)).orElse(seen.logits());
    float[] all = residual.map(it -> LinearLayer.sum(logits, it.apply(features))).orElse(logits);
    return new Embedding(features, all);
  }
}
