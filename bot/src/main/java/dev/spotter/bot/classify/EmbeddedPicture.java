package dev.spotter.bot.classify;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Embedding;

/**
 * What is remembered of a picture that was looked at: any head that belongs to the same model can
 * decide on it, now or later, on any thread and without a worker. Immutable.
 *
 * @param contentHash SHA-256 of the encoded picture, hex
 * @param model the model that embedded it; by another model the same picture has another embedding
 * @param embedding what that model saw
 */
public record EmbeddedPicture(String contentHash, ModelHead model, Embedding embedding) {

  /** Decides by the model's own head. */
  public Classification classify() {
    return model.head().decide(embedding);
  }

  /** Returns how many bytes the embedding's numbers take. */
  public int bytes() {
    return Float.BYTES * (embedding.features().length + embedding.logits().length);
  }
}
