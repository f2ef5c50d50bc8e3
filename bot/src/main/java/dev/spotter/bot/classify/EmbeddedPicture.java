package dev.spotter.bot.classify;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.Head;

/**
 * What is remembered of a picture that was looked at: any head that belongs to the same model can
 * decide on it, now or later, on any thread and without a worker. Immutable.
 *
 * @param contentHash SHA-256 of the encoded picture, hex
 * @param model version of the model that embedded it; by another model the same picture has another
 *     embedding
 * @param embedding what that model saw
 * @param head the one the model comes with
 */
public record EmbeddedPicture(String contentHash, String model, Embedding embedding, Head head) {

  /** Decides by the model's own head. */
  public Classification classify() {
    return head.decide(embedding);
  }

  /** Returns how many bytes the embedding's numbers take. */
  int bytes() {
    return Float.BYTES * (embedding.features().length + embedding.logits().length);
  }
}
