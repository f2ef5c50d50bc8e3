package dev.spotter.classifier.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/**
 * Converts CMYK and YCCK samples of a printer's JPEG to RGB. Java reads such files as raw samples
 * only. Without the printer's profile the inks are taken to be ideal, as most viewers do.
 */
enum CmykConverter {
  /** Not such a file. */
  NONE,
  /** Amounts of cyan, magenta, yellow and black, stored as what they leave of the light. */
  INVERTED_CMYK,
  /** The first three inks as luminance and colour difference (ITU-T T.871), then stored so. */
  INVERTED_YCCK;

  /**
   * Returns what Adobe's marker says of a file with four components, as browsers take it: who
   * leaves the marker out has copied Adobe's way of storing inks all the same.
   *
   * @param transform 0 none, 2 YCCK; -1 when there is no marker
   */
  static CmykConverter ofAdobe(int transform) {
    return transform <= 0 ? INVERTED_CMYK : INVERTED_YCCK;
  }

  /**
   * Returns the picture in red, green and blue.
   *
   * @param samples four 8-bit bands
   * @param profile the printer's, if it is known
   */
  BufferedImage print(Raster samples, Optional<ColourProfile> profile) {
    return profile
        .filter(it -> it.isOf(ColorSpace.TYPE_CMYK))
        .map(it -> it.toSrgb(amounts(samples)))
        .orElseGet(() -> print(samples));
  }

  private BufferedImage print(Raster samples) {
    int width = samples.getWidth();
    int height = samples.getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixel = new int[samples.getNumBands()];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb(samples.getPixel(x, y, pixel)));
      }
    }
    return image;
  }

  /** Returns how much of each ink there is. */
  private WritableRaster amounts(Raster samples) {
    WritableRaster amounts = samples.createCompatibleWritableRaster();
    int[] pixel = new int[samples.getNumBands()];
    for (int y = 0; y < samples.getHeight(); y++) {
      for (int x = 0; x < samples.getWidth(); x++) {
        int light = light(samples.getPixel(x, y, pixel));
        for (int ink = 0; ink < 3; ink++) {
          pixel[ink] = 255 - ((light >> (16 - 8 * ink)) & 0xFF);
        }
        pixel[3] = 255 - (light >>> 24);
        amounts.setPixel(x, y, pixel);
      }
    }
    return amounts;
  }

  private int rgb(int[] samples) {
    int light = light(samples);
    int black = light >>> 24;
    return ((light >> 16 & 0xFF) * black / 255) << 16
        | ((light >> 8 & 0xFF) * black / 255) << 8
        | (light & 0xFF) * black / 255;
  }

  /** What each ink lets through, black first, eight bits each. */
  private int light(int[] s) {
    return switch (this) {
      case NONE -> throw new IllegalStateException("no inks to print with");
      case INVERTED_CMYK -> packed(s[0], s[1], s[2], s[3]);
      case INVERTED_YCCK -> {
        double blue = s[1] - 128;
        double red = s[2] - 128;
        yield packed(
            255 - clamped(s[0] + 1.402 * red),
            255 - clamped(s[0] - 0.344136 * blue - 0.714136 * red),
            255 - clamped(s[0] + 1.772 * blue),
            s[3]);
      }
    };
  }

  private static int packed(int red, int green, int blue, int black) {
    return black << 24 | red << 16 | green << 8 | blue;
  }

  private static int clamped(double value) {
    return (int) Math.round(Math.max(0, Math.min(255, value)));
  }
}
