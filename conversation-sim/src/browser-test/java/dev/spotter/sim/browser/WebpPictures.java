package dev.spotter.sim.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** WebPs (RFC 9649) that another encoder wrote, with metadata put in and ends cut off. */
final class WebpPictures {

  /** Pictures of the classifier's own tests. */
  static final Path IMAGES = Path.of("../classifier/src/test/resources/images");

  private static final int HAS_PROFILE = 0x20;
  private static final int HAS_ALPHA = 0x10;
  private static final int HAS_EXIF = 0x08;

  private WebpPictures() {}

  /** Returns all of them. */
  static List<Quartered> all() throws IOException {
    List<Quartered> pictures = new ArrayList<>();
    for (String file : List.of("lossy", "lossless", "alpha", "alpha-lossless", "animated")) {
      byte[] webp = Files.readAllBytes(IMAGES.resolve(file + ".webp"));
      Quartered plain = new Quartered("webp/" + file, webp);
      pictures.add(plain);
      pictures.add(
          new Quartered(plain.name() + "/more-after-end", Arrays.copyOf(webp, webp.length + 100)));
      for (int percent : new int[] {60, 90}) {
        pictures.add(plain.cut(percent));
      }
      byte[] size = webp.clone();
      ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length + 50);
      pictures.add(new Quartered(plain.name() + "/size-too-large", size));
    }
    for (String file : List.of("lossy", "lossless")) {
      byte[] webp = Files.readAllBytes(IMAGES.resolve(file + ".webp"));
      for (String exif : List.of("exif-1", "exif-6", "exif-cut")) {
        pictures.add(
            extended(
                file + "/" + exif, webp, HAS_EXIF, new byte[0], MetadataBlocks.exifs().get(exif)));
      }
      for (Map.Entry<String, byte[]> icc : MetadataBlocks.profiles().entrySet()) {
        pictures.add(
            extended(
                file + "/icc-" + icc.getKey(), webp, HAS_PROFILE, icc.getValue(), new byte[0]));
      }
      pictures.add(
          extended(
              file + "/icc-not-flagged",
              webp,
              0,
              MetadataBlocks.profiles().get("swapped"),
              new byte[0]));
      pictures.add(
          extended(
              file + "/exif-not-flagged",
              webp,
              0,
              new byte[0],
              MetadataBlocks.exifs().get("exif-6")));
    }
    return pictures;
  }

  /** Wraps a file of one chunk into the extended form. */
  private static Quartered extended(
      String name, byte[] webp, int flags, byte[] profile, byte[] exif) {
    byte[] chunk = Arrays.copyOfRange(webp, 12, webp.length);
    boolean lossless = chunk[3] == 'L';
    ByteBuffer in = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    int bits = lossless ? in.getInt(9) : 0;
    int width = lossless ? (bits & 0x3FFF) : (in.getShort(14) & 0x3FFF) - 1;
    int height = lossless ? (bits >> 14 & 0x3FFF) : (in.getShort(16) & 0x3FFF) - 1;
    boolean alpha = lossless && (bits >> 28 & 1) == 1;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer head = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(flags | (alpha ? HAS_ALPHA : 0));
    head.put((byte) width).put((byte) (width >> 8)).put((byte) 0);
    head.put((byte) height).put((byte) (height >> 8)).put((byte) 0);
    chunk(body, "VP8X", head.array());
    if (profile.length > 0) {
      chunk(body, "ICCP", profile);
    }
    body.writeBytes(chunk);
    if (exif.length > 0) {
      chunk(body, "EXIF", exif);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    chunk(out, "RIFF", body.toByteArray());
    return new Quartered("webp/" + name, out.toByteArray());
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write(0);
    }
  }
}
