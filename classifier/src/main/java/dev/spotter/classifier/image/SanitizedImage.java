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
 * @param streamed whether the decoder hands out rows as their bytes come
 * @param canvas the screen that the picture lies on
 * @param metadata what was taken out and says something of the picture
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SanitizedImage(
    byte[] bytes,
    long maxPixels,
    CmykConverter inks,
    boolean streamed,
    Canvas canvas,
    EmbeddedMetadata metadata) {

  /** For decoders that hold a few rows at a time, whatever the picture's size. */
  static final long MAX_PIXELS = 100_000_000;

  /**
   * Screens an image.
   *
   * @throws IOException when it contradicts itself
   * @throws UnreadableImageException when it is of a kind that its decoder does not know
   */
  static SanitizedImage of(byte[] image, ImageFormat format)
      throws IOException, UnreadableImageException {
    return switch (format) {
      case JPEG -> JpegSegments.screened(image, JpegMarkers.of(image));
      case PNG -> PngChunks.screened(image);
      case BMP -> plain(BmpHeader.harmless(image), EmbeddedMetadata.NONE);
      case WEBP -> WebpChunks.screened(image);
      case GIF -> GifBlocks.screened(image);
      default -> plain(image, EmbeddedMetadata.NONE);
    };
  }

  /** Returns this image on a screen. */
  SanitizedImage on(Canvas screen) {
    return new SanitizedImage(bytes, maxPixels, inks, streamed, screen, metadata);
  }

  /** Returns an image whose decoder holds a few rows at a time. */
  static SanitizedImage plain(byte[] image, EmbeddedMetadata metadata) {
    return new SanitizedImage(image, MAX_PIXELS, CmykConverter.NONE, true, Canvas.NONE, metadata);
  }
}
