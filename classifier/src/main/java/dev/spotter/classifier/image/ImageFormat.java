package dev.spotter.classifier.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The encoded formats this project reads, told apart by their first bytes, never by a name. */
enum ImageFormat {
  JPEG("jpeg", "\u00FF\u00D8\u00FF"),
  PNG("png", "\u0089PNG\r\n\u001A\n"),
  GIF("gif", "GIF8"),
  BMP("bmp", "BM");

  private static final int LONGEST_MAGIC = 8;

  private final String readerName;
  private final String magic;

  ImageFormat(String readerName, String magic) {
    this.readerName = readerName;
    this.magic = magic;
  }

  /** Returns the format whose magic bytes {@code image} starts with. */
  static Optional<ImageFormat> of(byte[] image) {
    int length = Math.min(LONGEST_MAGIC, image.length);
    String start = new String(image, 0, length, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(format -> start.startsWith(format.magic)).findFirst();
  }

  /** Returns ImageIO's name of the format. */
  String readerName() {
    return readerName;
  }
}
