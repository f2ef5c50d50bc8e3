package dev.spotter.classifier.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/**
 * Leaves of a PNG what its picture is made of. Texts and profiles are compressed, and a decoder
 * unpacks them whole: a thousand times their length, with nothing that would stop it.
 */
final class PngChunks {

  private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT");
  private static final Set<String> TELLING = Set.of("eXIf", "iCCP", "cICP", "sRGB", "gAMA", "cHRM");
  private static final int SIGNATURE = 8;

  /** Length, type and checksum of a chunk. */
  private static final int FRAME = 12;

  private static final int END_CHECKSUM = 0xAE426082;

  /** The code points of Display P3's primaries and of sRGB's curve in ITU-T H.273. */
  private static final byte[] CICP_DISPLAY_P3 = {12, 13};

  private final Map<String, byte[]> telling = new HashMap<>();

  private PngChunks() {}

  /**
   * Returns the image without its ancillary chunks, and what they say of colours and orientation.
   *
   * @param png starts with PNG's signature
   */
  static SanitizedImage screened(byte[] png) {
    PngChunks chunks = new PngChunks();
    byte[] picture = chunks.essential(png.clone());
    byte[] exif = chunks.telling.getOrDefault("eXIf", new byte[0]);
    return SanitizedImage.plain(picture, new EmbeddedMetadata(exif, chunks.profile()));
  }

  private byte[] essential(byte[] png) {
    ByteBuffer in = ByteBuffer.wrap(png);
    ByteBuffer out = ByteBuffer.allocate(png.length + FRAME).put(png, 0, SIGNATURE);
    int at = SIGNATURE;
    while (at + FRAME <= png.length) {
      long length = Integer.toUnsignedLong(in.getInt(at)) + FRAME;
      int there = (int) Math.min(length, png.length - at);
      in.putInt(at, there - FRAME); // of a chunk that is cut short what is there
      String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (type.equals("IEND")) {
        break;
      }
      if (ESSENTIAL.contains(type)) {
        out.put(png, at, there);
      } else if (TELLING.contains(type)) {
        telling.putIfAbsent(type, Arrays.copyOfRange(png, at + 8, at + there - 4));
      }
      at += there;
    }
    out.putInt(0).put("IEND".getBytes(StandardCharsets.US_ASCII)).putInt(END_CHECKSUM);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Returns the profile of the chunk that comes first by PNG's order of precedence (4.3). */
  private byte[] profile() {
    byte[] codes = telling.getOrDefault("cICP", new byte[0]);
    if (codes.length == 4) {
      boolean p3 = Arrays.equals(codes, 0, 2, CICP_DISPLAY_P3, 0, 2);
      return p3 ? MatrixProfile.of(MatrixProfile.DISPLAY_P3) : new byte[0];
    }
    if (telling.containsKey("iCCP")) {
      return inflated(telling.get("iCCP"));
    }
    byte[] gamma = telling.getOrDefault("gAMA", new byte[0]);
    return telling.containsKey("sRGB") || gamma.length != 4
        ? new byte[0]
        : ofGamma(ByteBuffer.wrap(gamma).getInt());
  }

  /**
   * Chromaticities count beside a gamma only, as in browsers.
   *
   * @param gamma the exponent from light to numbers, in 1/100000
   */
  private byte[] ofGamma(int gamma) {
    byte[] points = telling.getOrDefault("cHRM", new byte[0]);
    int[] chromaticities = MatrixProfile.SRGB;
    if (points.length == 32) {
      chromaticities = new int[8];
      ByteBuffer.wrap(points).asIntBuffer().get(chromaticities);
    }
    boolean sensible =
        gamma > 1_000
            && gamma < 1_000_000
            && Arrays.stream(chromaticities).allMatch(value -> value > 0 && value < 100_000);
    return sensible ? MatrixProfile.of(chromaticities, 100_000.0 / gamma) : new byte[0];
  }

  /** A name, a zero, the method, then the profile; nothing when there is too much of it. */
  private static byte[] inflated(byte[] chunk) {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    int start = Math.min(name + 2, chunk.length);
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
      byte[] profile = in.readNBytes(EmbeddedMetadata.MAX_PROFILE + 1);
      return profile.length > EmbeddedMetadata.MAX_PROFILE ? new byte[0] : profile;
    } catch (IOException e) {
      return new byte[0]; // a damaged profile is none
    }
  }
}
