package dev.spotter.classifier.image;

import dev.spotter.classifier.UnreadableImageException;
import dev.spotter.classifier.UnreadableImageException.Reason;
import java.io.IOException;
import java.util.List;

/** Decodes encoded images and scales them to a model's input; stateless and thread-safe. */
public final class ImageDecoder {

  /** The longest encoded image that is looked at, in bytes. */
  public static final int MAX_BYTES = 50_000_000;

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
   * Decodes one image, at most 50 MB and 100 megapixels, to views of the model's input size: EXIF
   * orientation applied, transparency laid on white, grey spread over the three channels, the first
   * frame of an animation. Scaling averages areas. The first view is the whole image, squashed to a
   * square; an image of the model's size comes through unchanged, as its only view.
   *
   * @param image the encoded bytes: JPEG, PNG, GIF or BMP
   * @return the views
   * @throws UnreadableImageException when the bytes are no image this project can read
   */
  public Photo decode(byte[] image) throws UnreadableImageException {
    ImageFormat format = identify(image);
    try {
      List<byte[]> views = Views.of(BoundedReader.read(image, format, size), size);
      Orientation orientation =
          format == ImageFormat.JPEG ? Orientation.ofJpeg(image) : Orientation.UPRIGHT;
      return new Photo(
          views.stream().map(view -> new Pixels(size, orientation.turn(view, size))).toList());
    } catch (IOException | RuntimeException e) {
      throw new UnreadableImageException(
          Reason.CORRUPT, "the " + format + " image is damaged and cannot be decoded", e);
    }
  }

  private static ImageFormat identify(byte[] image) throws UnreadableImageException {
    if (image.length == 0) {
      throw new UnreadableImageException(Reason.EMPTY, "the file is empty");
    }
    if (image.length > MAX_BYTES) {
      throw new UnreadableImageException(
          Reason.TOO_LARGE, "the file is larger than %d MB".formatted(MAX_BYTES / 1_000_000));
    }
    return ImageFormat.of(image)
        .orElseThrow(
            () ->
                new UnreadableImageException(
                    Reason.UNSUPPORTED_FORMAT, "the file is no JPEG, PNG, GIF or BMP image"));
  }
}
