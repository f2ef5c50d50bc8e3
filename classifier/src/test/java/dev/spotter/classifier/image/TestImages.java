package dev.spotter.classifier.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures made for tests. */
public final class TestImages {

  private TestImages() {}

  /** Returns noise, the same for the same seed. */
  public static BufferedImage noise(int width, int height, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }

  /** Returns an image of one colour. */
  public static BufferedImage filled(int width, int height, int type, int argb) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, argb);
      }
    }
    return image;
  }

  /** Returns four quarters: red and green above, blue and white below. */
  public static BufferedImage quarters(int width, int height) {
    int[] colours = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF};
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colours[2 * (2 * y / height) + 2 * x / width]);
      }
    }
    return image;
  }

  /** Returns the image enlarged by repeating its pixels. */
  public static BufferedImage enlarged(BufferedImage image, int factor) {
    BufferedImage large =
        new BufferedImage(
            image.getWidth() * factor, image.getHeight() * factor, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < large.getHeight(); y++) {
      for (int x = 0; x < large.getWidth(); x++) {
        large.setRGB(x, y, image.getRGB(x / factor, y / factor));
      }
    }
    return large;
  }

  /** Returns the names of images of the formats that can be read, each showing four quarters. */
  static Stream<String> filesOfOtherEncoders() {
    return Stream.of(
        "lossy.webp",
        "lossless.webp",
        "alpha.webp",
        "alpha-lossless.webp",
        "animated.webp",
        "progressive.jpg",
        "profile.jpg",
        "cmyk.jpg",
        "ycck.jpg");
  }

  /** Returns an image that another encoder wrote, by its name below {@code images/}. */
  public static byte[] file(String name) {
    try (InputStream in = TestImages.class.getResourceAsStream("/images/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the encoded image. */
  public static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer of " + format + " takes this image");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Returns a JPEG that says in its EXIF block how it must be turned. */
  public static byte[] jpegWithOrientation(BufferedImage image, int orientation) {
    byte[] jpeg = encoded(image, "jpeg");
    ByteBuffer exif =
        ByteBuffer.allocate(36)
            .putShort((short) 0xFFE1)
            .putShort((short) 34)
            .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
            .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
            .putInt(8) // offset of the first directory
            .putShort((short) 1) // entries in it
            .putShort((short) 0x0112)
            .putShort((short) 3) // type: 16-bit number
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0); // no next directory
    return ByteBuffer.allocate(jpeg.length + exif.capacity())
        .put(jpeg, 0, 2)
        .put(exif.array())
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** Returns the head of a PNG that claims to be this large. */
  public static byte[] pngClaiming(int width, int height) {
    byte[] header =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(StandardCharsets.US_ASCII))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    CRC32 checksum = new CRC32();
    checksum.update(header);
    return ByteBuffer.allocate(33)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
        .putInt(13)
        .put(header)
        .putInt((int) checksum.getValue())
        .array();
  }
}
