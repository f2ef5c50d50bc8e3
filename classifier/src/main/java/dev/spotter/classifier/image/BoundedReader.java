package dev.spotter.classifier.image;

import dev.spotter.classifier.UnreadableImageException;
import dev.spotter.classifier.UnreadableImageException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads an image through ImageIO in bounded memory: the claimed dimensions are checked before a
 * pixel is decoded, and large images are thinned out while they are decoded.
 */
final class BoundedReader {

  private static final long MAX_PIXELS = 100_000_000;

  /** The longest side JPEG and GIF can express; bounds the row buffer of the other formats. */
  private static final int MAX_SIDE = 65_535;

  /**
   * A thinned-out image keeps at least this many pixels a target pixel and axis. Measured on 306
   * photos scaled to 32 x 32, against the mean of all their pixels: 4 are off by 1.8 of 255 levels
   * on average, 8 by 0.1, 16 by 0.01.
   */
  private static final int SAMPLES = 8;

  /** What libjpeg warns of when picture data is missing; a missing end marker alone is harmless. */
  private static final String MISSING_DATA = "premature end of data";

  private BoundedReader() {}

  /**
   * Decodes the first frame.
   *
   * @param image the encoded bytes
   * @param format their format
   * @param size the side of the square it will be scaled to
   * @return the image, at most {@code 4 * 2 * SAMPLES * size} pixels wide and high
   * @throws UnreadableImageException when its dimensions are over the limits
   * @throws IOException when the bytes are damaged; the decoders throw runtime exceptions, too
   */
  static Thinned read(byte[] image, ImageFormat format, int size)
      throws IOException, UnreadableImageException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.readerName()).next();
    try (ImageInputStream input = inMemory(image)) {
      reader.setInput(input, true, true);
      checkDimensions(reader.getWidth(0), reader.getHeight(0));
      BufferedImage kept = complete(reader, thinned(reader, size));
      return new Thinned(kept, reader.getWidth(0), reader.getHeight(0));
    } finally {
      reader.dispose();
    }
  }

  /** JPEG's decoder fills what is missing with grey and only warns. */
  private static BufferedImage complete(ImageReader reader, ImageReadParam param)
      throws IOException {
    AtomicBoolean cutOff = new AtomicBoolean();
    reader.addIIOReadWarningListener(
        (source, warning) -> cutOff.compareAndSet(false, warning.contains(MISSING_DATA)));
    BufferedImage picture = reader.read(0, param);
    if (cutOff.get()) {
      throw new IIOException("picture data is missing");
    }
    return picture;
  }

  /** ImageIO's own factory would write a cache file to disk. */
  private static ImageInputStream inMemory(byte[] image) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(image));
  }

  private static void checkDimensions(int width, int height) throws UnreadableImageException {
    if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
      throw new UnreadableImageException(
          Reason.TOO_LARGE,
          "the image has %,d x %,d pixels, at most 100 million are read".formatted(width, height));
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
