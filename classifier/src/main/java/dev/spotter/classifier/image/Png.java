package dev.spotter.classifier.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Encodes pixels; {@link ImageDecoder} gives the same pixels back. */
public final class Png {

  private Png() {}

  /**
   * Encodes an image.
   *
   * @param pixels of any size
   * @return the bytes of a PNG file
   */
  public static byte[] encode(Pixels pixels) {
    int size = pixels.size();
    int plane = size * size;
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < plane; i++) {
      int rgb = 0;
      for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
        rgb = rgb << Byte.SIZE | Byte.toUnsignedInt(pixels.planes()[channel * plane + i]);
      }
      image.setRGB(i % size, i / size, rgb);
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
