package dev.spotter.bot.classify;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.UnreadableImageException;
import java.util.List;

/** What one worker does with images. Used by one thread at a time, closed by its user. */
interface ImageClassifier extends AutoCloseable {

  /** Decodes one image to views of the model's input size. */
  ModelInput decode(byte[] image) throws UnreadableImageException;

  /** Classifies a batch in one forward pass: one classification an image, in the same order. */
  List<Classification> classify(List<ModelInput> images);

  @Override
  void close();

  /** Returns a warm classifier on a model, which stays the caller's to close. */
  static ImageClassifier on(SpotterModel model) {
    return new OnModel(model.decoder(), model.newClassifier());
  }

  /** The real one. */
  record OnModel(ImageDecoder decoder, Classifier classifier) implements ImageClassifier {

    @Override
    public ModelInput decode(byte[] image) throws UnreadableImageException {
      return decoder.decode(image);
    }

    @Override
    public List<Classification> classify(List<ModelInput> images) {
      return classifier.classify(images);
    }

    @Override
    public void close() {
      classifier.close();
    }
  }
}
