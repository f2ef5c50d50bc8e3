package dev.spotter.classifier.image;

import java.nio.charset.StandardCharsets;

/**
 * What a JPEG's markers say before its pixels are decoded (ITU-T T.81, annex B).
 *
 * @param components colour components: 1 grey, 3 colour, 4 inks
 * @param whole whether the decoder has to hold the whole picture: it comes in several scans
 * @param scans how often the decoder goes over a picture that it holds whole; else 1
 * @param adobeTransform the colour transform that Adobe's marker names; -1 without that marker
 * @param jfif whether JFIF's marker is there, whose colours are luminance and differences
 * @param namedRgb whether the components are called R, G and B
 * @param process the coding process: SOF0 to SOF15, as 0 to 15
 * @param precision bits a sample
 */
record JpegMarkers(
    int components,
    boolean whole,
    int scans,
    int adobeTransform,
    boolean jfif,
    boolean namedRgb,
    int process,
    int precision) {

  /** Colours are stored as they are. */
  private static final int NO_TRANSFORM = 0;

  /** Colours are stored as luminance and colour differences. */
  private static final int YCC = 1;

  /** A picture held whole takes 6 bytes a pixel, outside of Java's heap. */
  private static final long MAX_PIXELS_HELD = 40_000_000;

  /** Pixels times scans; a few bytes of file make a scan that visits every pixel. */
  private static final long MAX_PIXEL_VISITS = 600_000_000;

  /** Reads the markers; what makes no sense is skipped, as decoders do. */
  static JpegMarkers of(byte[] jpeg) {
    int components = 0;
    int scans = 0;
    int adobe = -1;
    boolean whole = false;
    boolean jfif = false;
    boolean namedRgb = false;
    int frame = 0;
    int precision = 0;
    int at = 2;
    while (at + 4 <= jpeg.length) {
      int marker = jpeg[at] == -1 ? unsigned(jpeg, at + 1) : 0;
      if (marker == 0xD9 || (scans == 1 && !whole)) {
        break;
      }
      if (isFrame(marker) && components == 0) {
        components = unsigned(jpeg, at + 9);
        whole = marker == 0xC2;
        frame = marker & 0xF;
        precision = unsigned(jpeg, at + 4);
        namedRgb = isNamed(jpeg, at + 10, "RGB");
      } else if (marker == 0xDA) {
        scans++;
        whole |= unsigned(jpeg, at + 4) < components;
      } else if (marker == 0xE0 && begins(jpeg, at + 4, "JFIF")) {
        jfif = true;
      } else if (marker == 0xEE && begins(jpeg, at + 4, "Adobe")) {
        adobe = unsigned(jpeg, at + 15);
      }
      at += hasLength(marker) ? 2 + length(jpeg, at + 2) : marker == 0 || marker == 0xFF ? 1 : 2;
    }
    return new JpegMarkers(components, whole, scans, adobe, jfif, namedRgb, frame, precision);
  }

  /** Returns the largest picture that the decoder may be given, width times height. */
  long maxPixels() {
    return whole
        ? Math.min(MAX_PIXELS_HELD, MAX_PIXEL_VISITS / Math.max(1, scans))
        : SanitizedImage.MAX_PIXELS;
  }

  /** Returns whether it is of the kind that everybody writes: 8 bits, baseline or progressive. */
  boolean isCommon() {
    return process <= 2 && precision == 8;
  }

  /** Returns a name for what is not common. */
  String kind() {
    return switch (process) {
      case 0, 1, 2 -> precision + "-bit jpeg";
      case 3 -> "lossless jpeg";
      case 9, 10 -> "arithmetic jpeg";
      default -> "hierarchical jpeg";
    };
  }

  /**
   * Returns how three components are stored, as an Adobe transform: decided as libjpeg does, which
   * browsers use. JFIF comes before Adobe, and what is unclear is luminance and differences.
   */
  int decoderTransform() {
    boolean stored = !jfif && (adobeTransform == NO_TRANSFORM || (adobeTransform < 0 && namedRgb));
    return components == 3 && !stored ? YCC : NO_TRANSFORM;
  }

  /** SOF0 to SOF15; DHT, JPG and DAC lie between them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** TEM, RST0 to RST7 and SOI stand alone; 0 and 255 are no markers. */
  static boolean hasLength(int marker) {
    return marker > 0x01 && marker < 0xFF && (marker < 0xD0 || marker > 0xD8);
  }

  private static boolean begins(byte[] jpeg, int at, String name) {
    return at + name.length() <= jpeg.length
        && new String(jpeg, at, name.length(), StandardCharsets.ISO_8859_1).equals(name);
  }

  /** Whether the frame's components, three bytes each, bear these letters. */
  private static boolean isNamed(byte[] jpeg, int at, String letters) {
    return unsigned(jpeg, at) == letters.charAt(0)
        && unsigned(jpeg, at + 3) == letters.charAt(1)
        && unsigned(jpeg, at + 6) == letters.charAt(2);
  }

  private static int length(byte[] jpeg, int at) {
    return unsigned(jpeg, at) << 8 | unsigned(jpeg, at + 1);
  }

  private static int unsigned(byte[] jpeg, int at) {
    return at < jpeg.length ? Byte.toUnsignedInt(jpeg[at]) : 0;
  }
}
