package dev.spotter.sim.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEGs as cameras, converters, mail and bad luck leave them. */
final class JpegPictures {

  private static final int JFIF = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int PROFILE = 0xE2;
  private static final int ADOBE = 0xEE;

  private final List<Quartered> pictures = new ArrayList<>();
  private final byte[] colour = encoded(BufferedImage.TYPE_INT_RGB, false);
  private final byte[] grey = encoded(BufferedImage.TYPE_BYTE_GRAY, false);
  private final byte[] progressive = encoded(BufferedImage.TYPE_INT_RGB, true);

  private JpegPictures() throws IOException {}

  /** Returns all of them. */
  static List<Quartered> all() throws IOException {
    JpegPictures jpegs = new JpegPictures();
    jpegs.colourModels();
    jpegs.metadata();
    jpegs.inks();
    jpegs.damage();
    return jpegs.pictures;
  }

  private void colourModels() {
    add("plain", colour);
    add("grey", grey);
    add("progressive", progressive);
    byte[] bare = without(colour, JFIF);
    String[] names = {"\1\2\3", "\0\1\2", "\1\42\43", "RGB", "rgb", "\1\4\5", "\2\3\4"};
    for (int i = 0; i < names.length; i++) {
      for (int transform = -1; transform <= 3; transform++) {
        for (byte[] base : List.of(colour, bare)) {
          byte[] jpeg = named(base, names[i]);
          add(
              "names-" + i + "/adobe-" + transform + (base == bare ? "/no-jfif" : "/jfif"),
              transform < 0 ? jpeg : with(jpeg, ADOBE, adobe(transform)));
        }
      }
    }
  }

  private void metadata() {
    for (Map.Entry<String, byte[]> exif : MetadataBlocks.exifs().entrySet()) {
      byte[] block = joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif.getValue());
      add(exif.getKey(), with(colour, EXIF, block));
      add("progressive/" + exif.getKey(), with(progressive, EXIF, block));
    }
    for (Map.Entry<String, byte[]> profile : MetadataBlocks.profiles().entrySet()) {
      byte[] part = part(1, 1, profile.getValue());
      add("icc-" + profile.getKey(), with(colour, PROFILE, part));
      add("grey/icc-" + profile.getKey(), with(grey, PROFILE, part));
      add("icc-twice-" + profile.getKey(), with(with(colour, PROFILE, part), PROFILE, part));
    }
    byte[] swapped = MetadataBlocks.profiles().get("swapped");
    byte[] first = part(1, 2, Arrays.copyOf(swapped, 200));
    byte[] second = part(2, 2, Arrays.copyOfRange(swapped, 200, swapped.length));
    add("icc-two-parts", with(with(colour, PROFILE, second), PROFILE, first));
    add("icc-parts-out-of-order", with(with(colour, PROFILE, first), PROFILE, second));
    add("icc-part-missing", with(colour, PROFILE, first));
    add("icc-part-of-none", with(colour, PROFILE, part(1, 0, swapped)));
    add("icc-no-data", with(colour, PROFILE, "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII)));
    for (int marker : new int[] {0xE1, 0xE2, 0xE4, 0xEC, 0xED, 0xEE, 0xEF, 0xFE, 0xF0}) {
      add("segment-" + Integer.toHexString(marker), with(colour, marker, new byte[] {1, 2, 3}));
      add("segment-empty-" + Integer.toHexString(marker), with(colour, marker, new byte[0]));
    }
    add(
        "jfif-twice",
        with(colour, JFIF, "JFIF\0\1\2\0\0\1\0\1\0\0".getBytes(StandardCharsets.US_ASCII)));
  }

  private void inks() throws IOException {
    for (String file : List.of("cmyk.jpg", "ycck.jpg")) {
      byte[] jpeg = Files.readAllBytes(WebpPictures.IMAGES.resolve(file));
      byte[] bare = without(jpeg, ADOBE);
      add(file, jpeg);
      for (int transform = 0; transform <= 2; transform++) {
        add(file + "/adobe-" + transform, with(bare, ADOBE, adobe(transform)));
      }
      add(file + "/no-adobe", bare);
      byte[] swapped = MetadataBlocks.profiles().get("swapped");
      add(file + "/icc-of-rgb", with(jpeg, PROFILE, part(1, 1, swapped)));
    }
  }

  private void damage() throws IOException {
    for (int percent : new int[] {20, 40, 60, 75, 90, 98}) {
      add("cut-" + percent, Arrays.copyOf(colour, colour.length * percent / 100));
      add("grey/cut-" + percent, Arrays.copyOf(grey, grey.length * percent / 100));
      add(
          "progressive/cut-" + percent,
          Arrays.copyOf(progressive, progressive.length * percent / 100));
    }
    add("no-end", Arrays.copyOf(colour, colour.length - 2));
    add("more-after-end", Arrays.copyOf(colour, colour.length + 5_000));
    add(
        "filled",
        joined(
            new byte[] {-1, (byte) 0xD8, -1, -1, -1},
            Arrays.copyOfRange(colour, 3, colour.length)));
    add("line-end-before", joined(new byte[] {'\n'}, colour));
    add("start-twice", joined(new byte[] {-1, (byte) 0xD8}, colour));
    add(
        "zeros-between",
        joined(
            Arrays.copyOf(colour, 20),
            joined(new byte[9], Arrays.copyOfRange(colour, 20, colour.length))));
    int scan = position(colour, 0xDA);
    Random random = new Random(16);
    for (int i = 0; i < 12; i++) {
      byte[] flipped = colour.clone();
      flipped[scan + 20 + random.nextInt(colour.length - scan - 22)] ^=
          (byte) (1 << random.nextInt(8));
      add("bit-" + i, flipped);
    }
  }

  private void add(String name, byte[] jpeg) {
    pictures.add(new Quartered("jpeg/" + name, jpeg));
  }

  static byte[] encoded(int type, boolean progressive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.95f);
      param.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(stream);
      BufferedImage image = Quartered.image(type, Quartered.WIDTH, Quartered.HEIGHT);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Gives the components other names, in the frame and in the scan. */
  private static byte[] named(byte[] jpeg, String names) {
    byte[] named = jpeg.clone();
    int frame = position(jpeg, 0xC0);
    int scan = position(jpeg, 0xDA);
    for (int i = 0; i < 3; i++) {
      named[frame + 10 + 3 * i] = (byte) names.charAt(i);
      named[scan + 5 + 2 * i] = (byte) names.charAt(i);
    }
    return named;
  }

  /** Puts a segment in front of the others. */
  private static byte[] with(byte[] jpeg, int marker, byte[] content) {
    byte[] head =
        ByteBuffer.allocate(6)
            .putInt(0xFFD8FF00 | marker)
            .putShort((short) (content.length + 2))
            .array();
    return joined(joined(head, content), Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  private static byte[] without(byte[] jpeg, int marker) {
    int at = position(jpeg, marker);
    return joined(
        Arrays.copyOf(jpeg, at), Arrays.copyOfRange(jpeg, at + 2 + length(jpeg, at), jpeg.length));
  }

  private static int position(byte[] jpeg, int marker) {
    int at = 2;
    while (Byte.toUnsignedInt(jpeg[at + 1]) != marker) {
      at += 2 + length(jpeg, at);
    }
    return at;
  }

  private static int length(byte[] jpeg, int at) {
    return ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xFFFF;
  }

  private static byte[] adobe(int transform) {
    return joined(
        "Adobe".getBytes(StandardCharsets.US_ASCII),
        new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
  }

  private static byte[] part(int number, int count, byte[] profile) {
    return joined(
        "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII),
        joined(new byte[] {(byte) number, (byte) count}, profile));
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
