package dev.spotter.classifier.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOException;

/**
 * Compares the size that a WebP claims with the sizes of the pictures in it (RFC 9649): the decoder
 * believes one and works by the other.
 */
final class WebpChunks {

  /** The decoder of lossy pictures holds some 100 bytes a pixel. */
  private static final long MAX_PIXELS_LOSSY = 1 << 22;

  private static final long MAX_PIXELS_LOSSLESS = 1 << 24;

  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEAD = 8;

  /** Position, size, duration and flags of a frame; no field that is read lies further in. */
  private static final int FRAME_HEAD = 16;

  private static final int ANIMATED = 2;
  private static final int HAS_EXIF = 8;
  private static final int HAS_PROFILE = 32;

  private final ByteBuffer webp;
  private int width;
  private int height;
  private boolean animated;
  private boolean lossy;
  private int flags;
  private byte[] exif = new byte[0];
  private byte[] profile = new byte[0];

  private WebpChunks(byte[] webp) {
    this.webp =
        ByteBuffer.wrap(Arrays.copyOf(webp, webp.length + FRAME_HEAD))
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Screens a WebP. Its decoder gets to see no profile, which is applied to the picture later.
   *
   * @throws IOException when a picture is larger than the size claimed for it
   */
  static SanitizedImage screened(byte[] webp) throws IOException {
    WebpChunks chunks = new WebpChunks(webp);
    chunks.walk(FIRST_CHUNK, webp.length);
    return new SanitizedImage(
        Arrays.copyOf(chunks.webp.array(), webp.length),
        chunks.lossy ? MAX_PIXELS_LOSSY : MAX_PIXELS_LOSSLESS,
        CmykConverter.NONE,
        false,
        Canvas.NONE,
        new EmbeddedMetadata(chunks.exif, chunks.profile));
  }

  /** Goes where the decoder goes: over all chunks, or those of an animation's first frame. */
  private void walk(int from, long end) throws IOException {
    long at = from;
    while (at + CHUNK_HEAD <= end) {
      int body = (int) at + CHUNK_HEAD;
      long length = Integer.toUnsignedLong(webp.getInt((int) at + 4));
      String name = new String(webp.array(), (int) at, 4, StandardCharsets.ISO_8859_1);
      if (name.equals("VP8X") && at == FIRST_CHUNK) {
        flags = webp.get(body);
        animated = (webp.get(body) & ANIMATED) != 0;
        claim(triple(body + 4), triple(body + 7));
      } else if (name.equals("ANMF") && animated) {
        animated = false;
        claim(triple(body + 6), triple(body + 9));
        walk(body + FRAME_HEAD, Math.min(end, body + length));
        return;
      } else if (name.equals("ICCP") || name.equals("EXIF")) {
        keep(name, body, (int) Math.min(length, Math.max(0, end - body)), (int) at);
      } else if (!animated) {
        picture(name, body);
      }
      at = body + length + (length & 1);
    }
  }

  private void keep(String name, int body, int length, int at) {
    byte[] content = Arrays.copyOfRange(webp.array(), body, body + length);
    if (name.equals("EXIF") && (flags & HAS_EXIF) != 0) {
      exif = content;
    } else if (name.equals("ICCP")
        && (flags & HAS_PROFILE) != 0
        && length <= EmbeddedMetadata.MAX_PROFILE) {
      profile = content;
    }
    webp.put(at, (byte) 'x'); // a name that no decoder knows
  }

  private void picture(String name, int body) throws IOException {
    if (name.equals("VP8 ")) {
      lossy = true;
      check(webp.getShort(body + 6) & 0x3FFF, webp.getShort(body + 8) & 0x3FFF);
    } else if (name.equals("VP8L")) {
      int sizes = webp.getInt(body + 1);
      check((sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1);
    }
  }

  private void claim(int widthMinusOne, int heightMinusOne) {
    width = widthMinusOne + 1;
    height = heightMinusOne + 1;
  }

  /** A file of one chunk claims nothing beside its picture. */
  private void check(int pictureWidth, int pictureHeight) throws IOException {
    if (width > 0 && (pictureWidth > width || pictureHeight > height)) {
      throw new IIOException("a picture is larger than its frame");
    }
  }

  private int triple(int at) {
    return webp.getInt(at) & 0xFFFFFF;
  }
}
