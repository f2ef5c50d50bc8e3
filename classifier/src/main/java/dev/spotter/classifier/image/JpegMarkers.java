package dev.spotter.classifier.image;

import java.nio.charset.StandardCharsets;

/**
 * What a JPEG's markers say before its pixels are decoded (ITU-T T.81, annex B).
 *
 * @param components colour components: 1 grey, 3 colour, 4 inks
 * @param whole whether the decoder has to hold the whole picture: it comes in several scans
 * @param scans how often the decoder goes over a picture that it holds whole; else 1
 * @param adobeTransform the colour transform that Adobe's marker names; -1 without that marker
 */
record JpegMarkers(int components, boolean whole, int scans, int adobeTransform) {

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
    int at = 2;
    while (at + 4 <= jpeg.length) {
      int marker = jpeg[at] == -1 ? unsigned(jpeg, at + 1) : 0;
      if (marker == 0xD9 || (scans == 1 && !whole)) {
        break;
      }
      if (isFrame(marker) && components == 0) {
        components = unsigned(jpeg, at + 9);
        whole = marker == 0xC2;
      } else if (marker == 0xDA) {
        scans++;
        whole |= unsigned(jpeg, at + 4) < components;
      } else if (marker == 0xEE && isAdobe(jpeg, at + 4)) {
        adobe = unsigned(jpeg, at + 15);
      }
      at += marker == 0 || marker == 0xFF ? 1 : hasLength(marker) ? 2 + length(jpeg, at + 2) : 2;
    }
    return new JpegMarkers(components, whole, scans, adobe);
  }

  /** Returns what the decoder may be given. */
  SanitizedImage screen(byte[] jpeg) {
    long most =
        whole
            ? Math.min(MAX_PIXELS_HELD, MAX_PIXEL_VISITS / Math.max(1, scans))
            : SanitizedImage.MAX_PIXELS;
    CmykConverter inks =
        components == 4 ? CmykConverter.ofAdobe(adobeTransform) : CmykConverter.NONE;
    return new SanitizedImage(jpeg, most, inks);
  }

  /** SOF0 to SOF15; DHT, JPG and DAC lie between them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** TEM, RST0 to RST7 and SOI stand alone. */
  private static boolean hasLength(int marker) {
    return marker != 0x01 && (marker < 0xD0 || marker > 0xD8);
  }

  private static boolean isAdobe(byte[] jpeg, int at) {
    return at + 5 <= jpeg.length
        && new String(jpeg, at, 5, StandardCharsets.ISO_8859_1).equals("Adobe");
  }

  private static int length(byte[] jpeg, int at) {
    return unsigned(jpeg, at) << 8 | unsigned(jpeg, at + 1);
  }

  private static int unsigned(byte[] jpeg, int at) {
    return at < jpeg.length ? Byte.toUnsignedInt(jpeg[at]) : 0;
  }
}
