package dev.spotter.classifier.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The encoded formats this project knows, told apart by their first bytes, never by a name. Some
 * are known only to be told by name that they cannot be read.
 */
enum ImageFormat {
  JPEG(true, "\\xFF\\xD8\\xFF"),
  CGBI(false, "\\x89PNG\\r\\n\\x1A\\n....CgBI"),
  PNG(true, "\\x89PNG\\r\\n\\x1A\\n"),
  GIF(true, "GIF8"),
  WEBP(true, "RIFF....WEBP"),
  BMP(true, "BM"),
  AVIF(false, "....ftypavi[fs]"),
  HEIC(false, "....ftyp(?:he[iv][cmsx]|mi[af]f|m[is]f1)"),
  JXL(false, "\\xFF\\x0A|\\x00\\x00\\x00\\x0CJXL "),
  TIFF(false, "II\\*\\x00|MM\\x00\\*");

  private static final int LONGEST_MAGIC = 16;

  private final boolean read;
  private final Pattern magic;

  ImageFormat(boolean read, String magic) {
    this.read = read;
    this.magic = Pattern.compile(magic, Pattern.DOTALL);
  }

  /** Returns the format whose magic bytes {@code image} starts with. */
  static Optional<ImageFormat> of(byte[] image) {
    int length = Math.min(LONGEST_MAGIC, image.length);
    String start = new String(image, 0, length, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values())
        .filter(format -> format.magic.matcher(start).lookingAt())
        .findFirst();
  }

  /** Returns whether images of this format are decoded. */
  boolean isRead() {
    return read;
  }

  /** Returns ImageIO's name of the format, which is also a metric's label. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
