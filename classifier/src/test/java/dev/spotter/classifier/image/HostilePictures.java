package dev.spotter.classifier.image;

import static dev.spotter.classifier.image.ImageProblem.Code.CORRUPT;
import static dev.spotter.classifier.image.ImageProblem.Code.EMPTY;
import static dev.spotter.classifier.image.ImageProblem.Code.TOO_COSTLY;
import static dev.spotter.classifier.image.ImageProblem.Code.TOO_LARGE;
import static dev.spotter.classifier.image.ImageProblem.Code.UNSUPPORTED_FORMAT;

import dev.spotter.classifier.image.ImageProblem.Code;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Pictures made by hand to break what reads them. */
final class HostilePictures {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int EMBEDDED_PROFILE = 0x4D424544;
  private static final int LINKED_PROFILE = 0x4C494E4B;

  private HostilePictures() {}

  /**
   * One of them.
   *
   * @param name what it is
   * @param bytes the file
   * @param outcomes why it may be refused
   * @param mayBeRead whether it may be read as well
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Hostile(String name, byte[] bytes, Set<Code> outcomes, boolean mayBeRead) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns all of them. */
  static List<Hostile> all() {
    return List.of(
        hostile("an empty file", new byte[0], EMPTY),
        hostile("one byte", new byte[] {(byte) 0xFF}, UNSUPPORTED_FORMAT),
        hostile("zeros", new byte[100_000], UNSUPPORTED_FORMAT),
        hostile("a web page named .png", text("<!doctype html><html>"), UNSUPPORTED_FORMAT),
        hostile(
            "an SVG with an external entity",
            text(
                "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>"),
            UNSUPPORTED_FORMAT),
        hostile("a script that starts like a GIF", text("GIF89a=1;alert(1)//"), CORRUPT),
        hostile("a PDF", text("%PDF-1.7\n1 0 obj"), UNSUPPORTED_FORMAT),
        hostile("a zip archive", text("PK\u0003\u0004 and so on"), UNSUPPORTED_FORMAT),
        hostile("a TIFF that points at itself", text("II*\0\b\0\0\0"), UNSUPPORTED_FORMAT),
        hostile("a HEIC", TestImages.file("photo.heic"), UNSUPPORTED_FORMAT),
        hostile("an AVIF", TestImages.file("photo.avif"), UNSUPPORTED_FORMAT),
        hostile("a PNG of 45,000 x 45,000", TestImages.pngClaiming(45_000, 45_000), TOO_LARGE),
        hostile("a PNG of 2^31 - 1 squared", TestImages.pngClaiming(-1 >>> 1, -1 >>> 1), TOO_LARGE),
        hostile("a PNG of negative width", TestImages.pngClaiming(-5, 5), CORRUPT),
        hostile("a PNG without a picture", png(10_000, 2, new byte[0]), CORRUPT),
        costly("a PNG that unpacks to 100 megapixels", png(10_000, 2, zeros(300))),
        hostile("a PNG that unpacks to more than its size", png(10, 2, zeros(200))),
        hostile("a PNG with a text that unpacks to 500 MB", pngWithText("zTXt", 500)),
        hostile("a PNG with a profile that unpacks to 500 MB", pngWithText("iCCP", 500)),
        hostile("a PNG with a million empty chunks", emptyChunks()),
        hostile("a GIF of 65,535 squared", gif(0xFFFF, 0xFFFF, 1), TOO_LARGE),
        hostile("a GIF of a million frames", gif(1, 1, 1_000_000)),
        hostile("a GIF of endless comments", commentedGif(), TOO_COSTLY, CORRUPT),
        hostile("a JPEG of 65,500 squared", jpegClaiming(65_500, 65_500), TOO_LARGE),
        hostile("a JPEG of no height", jpegClaiming(64, 0), CORRUPT),
        hostile("a progressive JPEG of a thousand scans", scans(), TOO_LARGE),
        hostile("a JPEG whose EXIF goes round in circles", circularExif()),
        hostile("a BMP of 60,000 squared", bmp(18, 60_000, 22, 60_000), CORRUPT),
        hostile("a BMP that holds a JPEG", bmp(30, 4), CORRUPT),
        hostile("a BMP that holds a PNG", bmp(30, 5), CORRUPT),
        hostile("a BMP with a palette of 2^31 colours", bmp(46, -1 >>> 1)),
        hostile("a BMP whose pixels start nowhere", bmp(10, -1), CORRUPT),
        hostile("a BMP whose profile is a local file", bmpWithProfile(LINKED_PROFILE)),
        hostile("a BMP whose profile is 2 GB long", bmpWithProfile(EMBEDDED_PROFILE)),
        hostile("a WebP of 16,383 squared", webpClaiming(0x3FFF, 0x3FFF), TOO_LARGE),
        hostile("a WebP larger than its frame", disguisedWebp(), CORRUPT),
        hostile("a WebP of animations in animations", nestedWebp()));
  }

  private static Hostile hostile(String name, byte[] bytes, Code... outcomes) {
    Set<Code> refused = EnumSet.noneOf(Code.class);
    refused.addAll(Arrays.asList(outcomes));
    return new Hostile(name, bytes, refused, refused.isEmpty());
  }

  /** One that is read only where the processor is fast enough. */
  private static Hostile costly(String name, byte[] bytes) {
    return new Hostile(name, bytes, EnumSet.of(TOO_COSTLY), true);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns so many megabytes of zeros, packed. */
  private static byte[] zeros(int megabytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] million = new byte[1_000_000];
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
      for (int i = 0; i < megabytes; i++) {
        out.write(million);
      }
      out.write(million, 0, 20_000); // a filter byte each row
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] png(int side, int colourType, byte[] data, byte[]... chunks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PNG);
    out.writeBytes(chunk("IHDR", header(side, colourType)));
    for (byte[] chunk : chunks) {
      out.writeBytes(chunk);
    }
    out.writeBytes(chunk("IDAT", data));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  private static byte[] header(int side, int colourType) {
    return ByteBuffer.allocate(13)
        .putInt(side)
        .putInt(side)
        .put(new byte[] {8, (byte) colourType, 0, 0, 0})
        .array();
  }

  private static byte[] chunk(String name, byte[] body) {
    byte[] named = ByteBuffer.allocate(4 + body.length).put(text(name)).put(body).array();
    CRC32 checksum = new CRC32();
    checksum.update(named);
    return ByteBuffer.allocate(8 + named.length)
        .putInt(body.length)
        .put(named)
        .putInt((int) checksum.getValue())
        .array();
  }

  /** A palette makes Java's decoder read every chunk, even when told to ignore them. */
  private static byte[] pngWithText(String name, int megabytes) {
    byte[] packed = zeros(megabytes);
    byte[] body = ByteBuffer.allocate(6 + packed.length).put(text("name\0\0")).put(packed).array();
    return png(10, 3, zeros(1), chunk("PLTE", new byte[768]), chunk(name, body));
  }

  private static byte[] emptyChunks() {
    byte[] chunk = chunk("tEXt", new byte[0]);
    ByteBuffer chunks = ByteBuffer.allocate(1_000_000 * chunk.length);
    while (chunks.hasRemaining()) {
      chunks.put(chunk);
    }
    return png(10, 2, zeros(1), chunks.array());
  }

  private static byte[] gif(int width, int height, int frames) {
    byte[] frame = {0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0x44, 0x01, 0};
    ByteBuffer.wrap(frame)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(5, (short) width)
        .putShort(7, (short) height);
    ByteBuffer gif =
        ByteBuffer.allocate(20 + frames * frame.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(text("GIF89a"))
            .putShort((short) width)
            .putShort((short) height)
            .put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
    for (int i = 0; i < frames; i++) {
      gif.put(frame);
    }
    return gif.put((byte) 0x3B).array();
  }

  /** Java's decoder copies a comment once for every 255 bytes that are added to it. */
  private static byte[] commentedGif() {
    byte[] start = {'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, 0x21, (byte) 0xFE};
    byte[] gif = new byte[19_000_000];
    Arrays.fill(gif, (byte) 255);
    System.arraycopy(start, 0, gif, 0, start.length);
    return gif;
  }

  private static byte[] jpegClaiming(int width, int height) {
    byte[] jpeg = TestImages.encoded(TestImages.quarters(64, 64), "jpeg");
    ByteBuffer.wrap(jpeg)
        .putShort(after(jpeg, 0xC0) + 3, (short) height)
        .putShort(after(jpeg, 0xC0) + 5, (short) width);
    return jpeg;
  }

  /** Repeats the last scan, which adds a bit to every coefficient, and claims 30 megapixels. */
  private static byte[] scans() {
    byte[] jpeg = TestImages.file("progressive.jpg");
    int last = last(jpeg, 0xDA);
    byte[] scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, jpeg.length - 2);
    for (int i = 0; i < 1000; i++) {
      out.writeBytes(scan);
    }
    out.write(jpeg, jpeg.length - 2, 2);
    byte[] bomb = out.toByteArray();
    ByteBuffer.wrap(bomb)
        .putShort(after(bomb, 0xC2) + 3, (short) 5_000)
        .putShort(after(bomb, 0xC2) + 5, (short) 6_000);
    return bomb;
  }

  private static byte[] circularExif() {
    byte[] jpeg = TestImages.jpegWithOrientation(TestImages.quarters(64, 64), 1);
    ByteBuffer.wrap(jpeg).putInt(34, 8); // the next directory is the first one
    return jpeg;
  }

  private static int after(byte[] jpeg, int marker) {
    for (int i = 0; i < jpeg.length - 1; i++) {
      if (jpeg[i] == -1 && jpeg[i + 1] == (byte) marker) {
        return i + 2;
      }
    }
    throw new IllegalArgumentException("no such marker");
  }

  private static int last(byte[] jpeg, int marker) {
    for (int i = jpeg.length - 2; i >= 0; i--) {
      if (jpeg[i] == -1 && jpeg[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such marker");
  }

  /** Returns a small BMP with some of its header's fields changed: offset, value, offset... */
  private static byte[] bmp(int... changes) {
    byte[] bmp =
        TestImages.encoded(
            TestImages.filled(40, 40, BufferedImage.TYPE_INT_RGB, 0xFF1E90FF), "bmp");
    ByteBuffer header = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < changes.length; i += 2) {
      header.putInt(changes[i], changes[i + 1]);
    }
    return bmp;
  }

  /** Makes the header one of version 5, 84 bytes longer, followed by what may be a name. */
  private static byte[] bmpWithProfile(int colourSpace) {
    byte[] small = bmp();
    byte[] name = text("/etc/hostname\0");
    ByteBuffer bmp =
        ByteBuffer.allocate(small.length + 84 + name.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(small, 0, 54)
            .position(138)
            .put(small, 54, small.length - 54)
            .put(name);
    return bmp.putInt(2, bmp.capacity())
        .putInt(10, 138)
        .putInt(14, 124)
        .putInt(70, colourSpace)
        .putInt(126, small.length + 84 - 14)
        .putInt(130, colourSpace == LINKED_PROFILE ? name.length : -1 >>> 1)
        .array();
  }

  private static byte[] webpClaiming(int width, int height) {
    byte[] webp = TestImages.file("lossy.webp");
    ByteBuffer.wrap(webp)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(26, (short) width)
        .putShort(28, (short) height);
    return webp;
  }

  /** Says 10 x 10 outside and 16,383 x 16,383 inside. */
  private static byte[] disguisedWebp() {
    byte[] picture = webpClaiming(0x3FFF, 0x3FFF);
    return ByteBuffer.allocate(picture.length + 18)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(text("RIFF"))
        .putInt(picture.length + 10)
        .put(text("WEBPVP8X"))
        .putInt(10)
        .putInt(0)
        .put(new byte[] {9, 0, 0, 9, 0, 0})
        .put(picture, 12, picture.length - 12)
        .array();
  }

  private static byte[] nestedWebp() {
    ByteBuffer webp = ByteBuffer.allocate(12 + 18 + 24 * 500_000).order(ByteOrder.LITTLE_ENDIAN);
    webp.put(text("RIFF")).putInt(webp.capacity() - 8).put(text("WEBPVP8X")).putInt(10);
    webp.putInt(2).put(new byte[] {9, 0, 0, 9, 0, 0});
    while (webp.hasRemaining()) {
      webp.put(text("ANMF")).putInt(webp.remaining() - 4).put(new byte[16]);
    }
    return webp.array();
  }
}
