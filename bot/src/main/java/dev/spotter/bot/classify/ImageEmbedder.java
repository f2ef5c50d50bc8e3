package dev.spotter.bot.classify;

import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.UnreadableImageException;
import java.util.List;

/** What one worker does with images. Used by one thread at a time, closed by its user. */
interface ImageEmbedder extends AutoCloseable {

  /** Decodes one image to views of the model's input size. */
  ModelInput decode(byte[] image) throws UnreadableImageException;

  /** Embeds a batch in one forward pass: one embedding an image, in the same order. */
  List<Embedding> embed(List<ModelInput> images);

  /** Returns what decides on the embeddings. */
  ModelHead model();

  @Override
  void close();

  /** Returns a warm embedder on a model, which stays the caller's to close. */
  static ImageEmbedder on(SpotterModel model) {
    return new OnModel(model.decoder(), model.newClassifier(), ModelHead.of(model));
  }

  /** The real one. */
  record OnModel(ImageDecoder decoder, Classifier classifier, ModelHead model)
      implements ImageEmbedder {

    @Override
    public ModelInput decode(byte[] image) throws UnreadableImageException {
      return decoder.decode(image);
    }

    @Override
    public List<Embedding> embed(List<ModelInput> images) {
      return classifier.embed(images);
    }

    @Override
    public void close() {
      classifier.close();
    }
  }
}
