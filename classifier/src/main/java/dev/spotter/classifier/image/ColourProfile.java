package dev.spotter.classifier.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/**
 * An embedded ICC profile (ISO 15076-1), which says what light a picture's numbers mean. One that
 * is damaged, or of another kind of colour than the picture, is left away, as browsers do.
 */
final class ColourProfile {

  private final ICC_ColorSpace space;

  private ColourProfile(ICC_Profile profile) {
    this.space = new ICC_ColorSpace(profile);
  }

  /**
   * Reads a profile.
   *
   * @param profile its bytes; may be none
   * @return nothing when it cannot be understood or is sRGB's own
   */
  static Optional<ColourProfile> of(byte[] profile) {
    if (profile.length == 0) {
      return Optional.empty();
    }
    try {
      ColourProfile read = new ColourProfile(ICC_Profile.getInstance(profile));
      read.space.toRGB(new float[read.space.getNumComponents()]); // is damaged only when used
      return Optional.of(read);
    } catch (CMMException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns whether it is about this kind of colour, a {@code TYPE_} of {@link ColorSpace}. */
  boolean isOf(int type) {
    return space.getType() == type;
  }

  /**
   * Returns samples of this profile's colours as sRGB.
   *
   * @param samples 8-bit, a band a component
   */
  BufferedImage toSrgb(WritableRaster samples) {
    ComponentColorModel model =
        new ComponentColorModel(
            space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
    BufferedImage rgb =
        new BufferedImage(samples.getWidth(), samples.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    return new ColorConvertOp(null).filter(new BufferedImage(model, samples, false, null), rgb);
  }

  /**
   * Converts pixels where they are.
   *
   * @param argb unassociated {@code 0xAARRGGBB}; those of a grey profile have red, green and blue
   *     alike
   * @param width of the picture
   */
  void convert(int[] argb, int width) {
    int bands = space.getNumComponents();
    int height = argb.length / width;
    WritableRaster samples =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, bands, null);
    byte[] bytes = ((DataBufferByte) samples.getDataBuffer()).getData();
    for (int i = 0; i < argb.length; i++) {
      for (int band = 0; band < bands; band++) {
        bytes[i * bands + band] = (byte) (argb[i] >> (16 - 8 * band));
      }
    }
    int[] converted = toSrgb(samples).getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < argb.length; i++) {
      argb[i] = (argb[i] & 0xFF000000) | (converted[i] & 0xFFFFFF);
    }
  }
}
