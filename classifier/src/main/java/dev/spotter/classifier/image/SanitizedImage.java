package dev.spotter.classifier.image;

import java.io.IOException;

/**
 * An encoded image after sanitization, as its decoder gets to see it: without the parts that are
 * not picture, which decoders can be tricked with, and with a bound on its size that fits what the
 * decoder holds in memory.
 *
 * @param bytes the encoded image
 * @param maxPixels the largest picture, width times height, that may be decoded
 * @param inks how a JPEG of four colours is to be read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SanitizedImage(byte[] bytes, long maxPixels, CmykConverter inks) {

  /** For decoders that hold a few rows at a time, whatever the picture's size. */
  static final long MAX_PIXELS = 100_000_000;

  /**
   * Screens an image.
   *
   * @throws IOException when it contradicts itself
   */
  static SanitizedImage of(byte[] image, ImageFormat format) throws IOException {
    return switch (format) {
      case JPEG -> JpegMarkers.of(image).screen(image);
      case PNG -> plain(PngChunks.essential(image));
      case BMP -> plain(BmpHeader.harmless(image));
      case WEBP -> new SanitizedImage(image, WebpChunks.maxPixels(image), CmykConverter.NONE);
      default -> plain(image);
    };
  }

  private static SanitizedImage plain(byte[] image) {
    return new SanitizedImage(image, MAX_PIXELS, CmykConverter.NONE);
  }
}
