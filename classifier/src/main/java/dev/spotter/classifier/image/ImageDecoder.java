package dev.spotter.classifier.image;

import dev.spotter.classifier.UnreadableImageException;

/** Decodes encoded images and scales them to a model's input; stateless and thread-safe. */
public final class ImageDecoder {

  private final int size;

  /**
   * Creates a decoder.
   *
   * @param size width and height of the images it returns, in pixels
   */
  public ImageDecoder(int size) {
    this.size = size;
  }

  /**
   * Decodes one image, at most 50 MB and 100 megapixels, squashed to the model's square input.
   *
   * @param image the encoded bytes, of any format ImageIO reads
   * @return the pixels
   * @throws UnreadableImageException when the bytes are no image this project can read
   */
  public Pixels decode(byte[] image) throws UnreadableImageException {
    throw new UnsupportedOperationException("size " + size);
  }
}
