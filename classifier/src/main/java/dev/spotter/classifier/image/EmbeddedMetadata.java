package dev.spotter.classifier.image;

/**
 * What an encoded image says of its picture beside the pixels, cut out unread. Empty arrays stand
 * for what is not there.
 *
 * @param exif an EXIF block, which begins with TIFF's byte order mark (CIPA DC-008)
 * @param profile an ICC profile (ISO 15076-1)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EmbeddedMetadata(byte[] exif, byte[] profile) {

  /** The longest profile that is looked at, in bytes; printers' have one or two million. */
  static final int MAX_PROFILE = 4_000_000;

  /** Says nothing. */
  static final EmbeddedMetadata NONE = new EmbeddedMetadata(new byte[0], new byte[0]);
}
