package dev.spotter.classifier.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/**
 * Leaves of a PNG what its picture is made of. Texts and profiles are compressed, and a decoder
 * unpacks them whole: a thousand times their length, with nothing that would stop it.
 */
final class PngChunks {

  private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int SIGNATURE = 8;

  /** Length, type and checksum of a chunk. */
  private static final int FRAME = 12;

  private PngChunks() {}

  /**
   * Returns the image without its ancillary chunks, and of them the EXIF block and the profile.
   *
   * @param png starts with PNG's signature
   */
  static SanitizedImage screened(byte[] png) {
    byte[] exif = new byte[0];
    byte[] profile = new byte[0];
    ByteBuffer in = ByteBuffer.wrap(png);
    ByteBuffer out = ByteBuffer.allocate(png.length).put(png, 0, SIGNATURE);
    int at = SIGNATURE;
    while (at + FRAME <= png.length) {
      long length = Integer.toUnsignedLong(in.getInt(at)) + FRAME;
      int there = (int) Math.min(length, png.length - at);
      String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (ESSENTIAL.contains(type)) {
        out.put(png, at, there);
      } else if (type.equals("eXIf")) {
        exif = Arrays.copyOfRange(png, at + 8, Math.max(at + 8, at + there - 4));
      } else if (type.equals("iCCP")) {
        profile = inflated(png, at + 8, at + there - 4);
      }
      at += there;
    }
    byte[] picture = Arrays.copyOf(out.array(), out.position());
    return SanitizedImage.plain(picture, new EmbeddedMetadata(exif, profile));
  }

  /** A name, a zero, the method, then the profile; nothing when there is too much of it. */
  private static byte[] inflated(byte[] png, int from, int end) {
    int at = from;
    while (at < end && png[at] != 0) {
      at++;
    }
    int start = Math.min(at + 2, Math.max(end, from));
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(png, start, Math.max(0, end - start)))) {
      byte[] profile = in.readNBytes(EmbeddedMetadata.MAX_PROFILE + 1);
      return profile.length > EmbeddedMetadata.MAX_PROFILE ? new byte[0] : profile;
    } catch (IOException e) {
      return new byte[0]; // a damaged profile is none
    }
  }
}
