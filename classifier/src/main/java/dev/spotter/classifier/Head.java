package dev.spotter.classifier;

/**
 * A classification head: decides what a picture shows from its {@link Embedding}, in plain Java and
 * far below a millisecond. Implementations are immutable and thread-safe, so that whoever holds an
 * embedding can decide on the spot.
 */
@FunctionalInterface
public interface Head {

  /**
   * Decides.
   *
   * @param embedding by the model that this head belongs to
   */
  Classification decide(Embedding embedding);
}
