package dev.spotter.classifier.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Converts whatever ImageIO decoded (grey, palette, 16-bit, transparent) into opaque 8-bit RGB. */
final class RgbConverter {

  private RgbConverter() {}

  /**
   * Returns the image's pixels, laid on white where they are transparent.
   *
   * @param image of any type ImageIO decodes to
   * @param profile what its numbers mean, unless that is sRGB
   * @return {@code 0xRRGGBB}, row by row
   */
  static int[] of(BufferedImage image, Optional<ColourProfile> profile) {
    int[] argb =
        isPlain(image)
            ? fromSamples(image)
            : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    boolean grey = isGrey(image.getColorModel());
    profile
        .filter(it -> it.isOf(ColorSpace.TYPE_RGB) || (grey && it.isOf(ColorSpace.TYPE_GRAY)))
        .ifPresent(it -> it.convert(argb, image.getWidth()));
    if (image.getColorModel().hasAlpha()) {
      Arrays.setAll(argb, i -> onWhite(argb[i]));
    }
    return argb;
  }

  /** Java reads grey of less than eight bits as a palette. */
  private static boolean isGrey(ColorModel model) {
    return model instanceof IndexColorModel palette
        ? IntStream.range(0, palette.getMapSize())
            .map(palette::getRGB)
            .allMatch(rgb -> (rgb & 0xFF) * 0x10101 == (rgb & 0xFFFFFF))
        : model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /**
   * Whether samples can be taken as they are. For grey they must be: Java calls its grey colour
   * space linear and would brighten pictures that were never linear.
   */
  private static boolean isPlain(BufferedImage image) {
    ColorSpace space = image.getColorModel().getColorSpace();
    return image.getColorModel() instanceof ComponentColorModel
        && (space.isCS_sRGB() || space.getType() == ColorSpace.TYPE_GRAY)
        && image.getRaster().getTransferType() <= DataBuffer.TYPE_USHORT;
  }

  private static int[] fromSamples(BufferedImage image) {
    Raster raster = image.getRaster();
    return raster.getDataBuffer() instanceof DataBufferByte bytes
            && raster.getSampleModel() instanceof PixelInterleavedSampleModel layout
            && raster.getParent() == null
        ? fromBytes(image, bytes.getData(), layout)
        : fromAnySamples(image, raster);
  }

  /** The usual case, without a copy of the samples, of which there are millions. */
  private static int[] fromBytes(
      BufferedImage image, byte[] samples, PixelInterleavedSampleModel layout) {
    int bands = layout.getNumBands();
    boolean alpha = image.getColorModel().hasAlpha();
    int[] offsets = layout.getBandOffsets();
    int red = offsets[0];
    int green = offsets[bands < 3 ? 0 : 1];
    int blue = offsets[bands < 3 ? 0 : 2];
    int opacity = offsets[bands - 1];
    int width = image.getWidth();
    int[] argb = new int[width * image.getHeight()];
    for (int i = 0; i < argb.length; i += width) {
      int at = i / width * layout.getScanlineStride();
      for (int to = i; to < i + width; to++, at += layout.getPixelStride()) {
        argb[to] =
            (alpha ? samples[at + opacity] << 24 : 0xFF000000)
                | (samples[at + red] & 0xFF) << 16
                | (samples[at + green] & 0xFF) << 8
                | (samples[at + blue] & 0xFF);
      }
    }
    return argb;
  }

  private static int[] fromAnySamples(BufferedImage image, Raster raster) {
    int bands = raster.getNumBands();
    int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
    boolean alpha = image.getColorModel().hasAlpha();
    int colours = alpha ? bands - 1 : bands;
    int[] samples = raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    int[] argb = new int[image.getWidth() * image.getHeight()];
    for (int i = 0, at = 0; i < argb.length; i++, at += bands) {
      int red = samples[at] >> shift;
      int green = colours == 1 ? red : samples[at + 1] >> shift;
      int blue = colours == 1 ? red : samples[at + 2] >> shift;
      int opacity = alpha ? samples[at + bands - 1] >> shift : 0xFF;
      argb[i] = opacity << 24 | red << 16 | green << 8 | blue;
    }
    return argb;
  }

  private static int onWhite(int argb) {
    int alpha = argb >>> 24;
    return blend(argb >> 16 & 0xFF, alpha) << 16
        | blend(argb >> 8 & 0xFF, alpha) << 8
        | blend(argb & 0xFF, alpha);
  }

  private static int blend(int colour, int alpha) {
    return (colour * alpha + 0xFF * (0xFF - alpha) + 0x7F) / 0xFF;
  }
}
