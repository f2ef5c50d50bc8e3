package dev.spotter.classifier.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads an image through ImageIO in bounded memory: the claimed dimensions are checked before a
 * pixel is decoded, and large images are thinned out while they are decoded.
 */
final class BoundedReader {

  /** The longest side JPEG and GIF can express; bounds the row buffer of the other formats. */
  private static final int MAX_SIDE = 65_535;

  /**
   * A thinned-out image keeps at least this many pixels a target pixel and axis. Measured on 306
   * photos scaled to 32 x 32, against the mean of all their pixels: 4 are off by 1.8 of 255 levels
   * on average, 8 by 0.1, 16 by 0.01.
   */
  private static final int SAMPLES = 8;

  private BoundedReader() {}

  /**
   * Decodes the first frame.
   *
   * @param image the encoded image
   * @param format its format
   * @param size the side of the square it will be scaled to
   * @param budget ends decoding when it is spent
   * @return the image, at most {@code 4 * 2 * SAMPLES * size} pixels wide and high
   * @throws UnreadableImageException when its dimensions are over the limits
   * @throws IOException when the bytes are damaged; the decoders throw runtime exceptions, too
   */
  static SubsampledImage read(SanitizedImage image, ImageFormat format, int size, CpuBudget budget)
      throws IOException, UnreadableImageException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.label()).next();
    boolean jpeg = format == ImageFormat.JPEG;
    try (ImageInputStream input =
        new BudgetedImageInputStream(image.bytes(), budget, jpeg && image.streamed())) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      checkDimensions(width, height, image.maxPixels(), format);
      ImageReadParam param = thinned(reader, size);
      Optional<ColourProfile> profile = ColourProfile.of(image.metadata().profile());
      boolean fromBottom = format == ImageFormat.BMP && BmpHeader.fromBottom(image.bytes());
      PartialImage kept = new PartialImage(reader, param, budget, fromBottom);
      if (image.inks() != CmykConverter.NONE) {
        BufferedImage printed = image.inks().print(reader.readRaster(0, param), profile);
        return new SubsampledImage(printed, width, height, Optional.empty());
      }
      return image.canvas().around(new SubsampledImage(kept.read(), width, height, profile));
    } finally {
      reader.dispose();
    }
  }

  private static void checkDimensions(int width, int height, long maxPixels, ImageFormat format)
      throws UnreadableImageException {
    if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > maxPixels) {
      throw new UnreadableImageException(
          ImageProblem.tooManyPixels(format.label(), width, height, maxPixels));
    }
  }

  private static ImageReadParam thinned(ImageReader reader, int size) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    int shortSide = Math.min(reader.getWidth(0), reader.getHeight(0));
    int stepX = step(reader.getWidth(0), shortSide, size);
    int stepY = step(reader.getHeight(0), shortSide, size);
    param.setSourceSubsampling(stepX, stepY, stepX / 2, stepY / 2);
    return param;
  }

  /** A square part of the picture needs its samples too; a panorama must not need them all. */
  private static int step(int side, int shortSide, int size) {
    return Math.max(1, Math.max(shortSide / (SAMPLES * size), side / (4 * SAMPLES * size)));
  }
}
