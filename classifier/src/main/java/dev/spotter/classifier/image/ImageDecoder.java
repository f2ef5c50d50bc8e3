package dev.spotter.classifier.image;

import dev.spotter.classifier.image.ImageProblem.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decodes encoded images and scales them to a model's input; stateless and thread-safe. */
public final class ImageDecoder {

  /** The longest encoded image that is looked at, in bytes. */
  public static final int MAX_BYTES = 50_000_000;

  /** Twenty times what a photo of 12 megapixels takes. */
  private static final Duration MAX_TIME = Duration.ofMillis(1_500);

  private final int size;
  private final Supplier<CpuBudget> budgets;

  /**
   * Creates a decoder.
   *
   * @param size width and height of the images it returns, in pixels
   */
  public ImageDecoder(int size) {
    this(size, () -> CpuBudget.ofThisThread(MAX_TIME));
  }

  /** Creates a decoder that asks for a fresh budget for every image. */
  ImageDecoder(int size, Supplier<CpuBudget> budgets) {
    this.size = size;
    this.budgets = budgets;
  }

  /**
   * Decodes one image, at most 50 MB and 100 megapixels, to views of the model's input size: EXIF
   * orientation applied, transparency laid on white, grey spread over the three channels, inks
   * turned into light, the first frame of an animation. Scaling averages areas. The first view is
   * the whole image, squashed to a square; an image of the model's size comes through unchanged, as
   * its only view.
   *
   * <p>Whatever the bytes are, it ends: after 1.5 seconds of processor time, in bounded memory, and
   * with an {@link UnreadableImageException} at the worst, even when a decoder ran out of memory or
   * stack.
   *
   * @param image the encoded bytes: JPEG, PNG, GIF, WebP or BMP
   * @return the views
   * @throws UnreadableImageException when the bytes are no image this project can read
   */
  public ModelInput decode(byte[] image) throws UnreadableImageException {
    ImageFormat format = identify(image);
    CpuBudget budget = budgets.get();
    try {
      SanitizedImage screened = SanitizedImage.of(image, format);
      List<byte[]> views = MultiCrop.of(BoundedReader.read(screened, format, size, budget), size);
      Orientation orientation = Orientation.ofExif(screened.metadata().exif());
      return new ModelInput(
          views.stream().map(view -> new Pixels(size, orientation.turn(view, size))).toList());
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw failed(Code.TOO_COSTLY, format, e);
    } catch (IOException | RuntimeException e) {
      throw failed(budget.spent() ? Code.TOO_COSTLY : Code.CORRUPT, format, e);
    }
  }

  private static UnreadableImageException failed(Code code, ImageFormat format, Throwable cause) {
    return new UnreadableImageException(ImageProblem.of(code, format.label()), cause);
  }

  private static ImageFormat identify(byte[] image) throws UnreadableImageException {
    if (image.length == 0) {
      throw refused(ImageProblem.of(Code.EMPTY, ImageProblem.UNKNOWN));
    }
    if (image.length > MAX_BYTES) {
      throw refused(ImageProblem.tooManyBytes(MAX_BYTES));
    }
    Optional<ImageFormat> format = ImageFormat.of(image);
    if (!format.map(ImageFormat::isRead).orElse(false)) {
      String label = format.map(ImageFormat::label).orElse(ImageProblem.UNKNOWN);
      throw refused(ImageProblem.of(Code.UNSUPPORTED_FORMAT, label));
    }
    return format.get();
  }

  private static UnreadableImageException refused(ImageProblem problem) {
    return new UnreadableImageException(problem);
  }
}
