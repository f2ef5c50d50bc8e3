package dev.spotter.sim.browser;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNGs of every colour type and depth (PNG 3rd edition, 11.2.1), with all that may go wrong. */
final class PngPictures {

  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GREY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;
  private static final int[][] TYPES = {
    {GREY, 1},
    {GREY, 2},
    {GREY, 4},
    {GREY, 8},
    {GREY, 16},
    {RGB, 8},
    {RGB, 16},
    {PALETTE, 2},
    {PALETTE, 4},
    {PALETTE, 8},
    {GREY_ALPHA, 8},
    {GREY_ALPHA, 16},
    {RGB_ALPHA, 8},
    {RGB_ALPHA, 16}
  };

  /** Adam7: first column, first row, steps between columns and rows of a pass. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private final List<Quartered> pictures = new ArrayList<>();

  private PngPictures() {}

  /** Returns all of them. */
  static List<Quartered> all() {
    PngPictures pngs = new PngPictures();
    for (int[] type : TYPES) {
      for (boolean interlaced : new boolean[] {false, true}) {
        String name = "type-" + type[0] + "-" + type[1] + (interlaced ? "/interlaced" : "");
        Draft draft = new Draft(type[0], type[1], interlaced);
        pngs.add(name, draft.encoded());
        if (!interlaced) {
          pngs.transparency(name, draft);
          pngs.profiles(name, draft);
          pngs.damage(name, draft);
        }
      }
    }
    pngs.metadata();
    return pngs.pictures;
  }

  private void transparency(String name, Draft draft) {
    byte[] samples =
        switch (draft.type) {
          case GREY -> new byte[] {0, (byte) (draft.sample(0) >> 8), (byte) draft.sample(0)};
          case RGB ->
              draft.depth == 8 ? new byte[] {0, (byte) 0xCD, 0, 0x3C, 0, 0x32} : new byte[6];
          case PALETTE -> new byte[] {0, (byte) 128};
          default -> null;
        };
    if (samples != null) {
      byte[] key = draft.type == GREY ? Arrays.copyOfRange(samples, 1, 3) : samples;
      add(name + "/transparent", draft.with("tRNS", key).encoded());
    }
  }

  private void profiles(String name, Draft draft) {
    for (String profile : List.of("swapped", "grey", "cut")) {
      add(
          name + "/icc-" + profile,
          draft.with("iCCP", iccp(MetadataBlocks.profiles().get(profile))).encoded());
    }
  }

  private void damage(String name, Draft draft) {
    byte[] png = draft.encoded();
    add(name + "/no-end", Arrays.copyOf(png, png.length - 12));
    if (draft.depth >= 8) {
      byte[] stored = draft.stored().encoded();
      for (int percent : new int[] {30, 60, 90}) {
        add(name + "/cut-" + percent, Arrays.copyOf(stored, stored.length * percent / 100));
      }
    }
  }

  private void metadata() {
    Draft plain = new Draft(RGB, 8, false);
    MetadataBlocks.exifs().forEach((name, exif) -> add(name, plain.with("eXIf", exif).encoded()));
    add("exif-after-data", plain.then("eXIf", MetadataBlocks.exifs().get("exif-6")).encoded());
    MetadataBlocks.profiles()
        .forEach(
            (name, profile) -> add("icc-" + name, plain.with("iCCP", iccp(profile)).encoded()));
    add(
        "icc-not-packed",
        plain.with("iCCP", "x\0\0nonsense".getBytes(StandardCharsets.US_ASCII)).encoded());
    add("icc-empty", plain.with("iCCP", new byte[0]).encoded());
    add("srgb", plain.with("sRGB", new byte[] {0}).encoded());
    byte[] swapped = iccp(MetadataBlocks.profiles().get("swapped"));
    add("srgb-and-icc", plain.with("sRGB", new byte[] {0}).with("iCCP", swapped).encoded());
    byte[] gamma = ByteBuffer.allocate(4).putInt(45455).array();
    byte[] linear = ByteBuffer.allocate(4).putInt(100000).array();
    byte[] srgb = chromaticities(31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000);
    byte[] p3 = chromaticities(31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000);
    add("gamma", plain.with("gAMA", gamma).encoded());
    add("gamma-linear", plain.with("gAMA", linear).encoded());
    add("gamma-0", plain.with("gAMA", new byte[4]).encoded());
    add("chromaticities", plain.with("cHRM", p3).encoded());
    add("gamma-chromaticities", plain.with("gAMA", gamma).with("cHRM", srgb).encoded());
    add("gamma-p3", plain.with("gAMA", gamma).with("cHRM", p3).encoded());
    add("linear-chromaticities", plain.with("gAMA", linear).with("cHRM", srgb).encoded());
    add("cicp-srgb", plain.with("cICP", new byte[] {1, 13, 0, 1}).encoded());
    add("cicp-p3", plain.with("cICP", new byte[] {12, 13, 0, 1}).encoded());
    add("text", plain.with("tEXt", "Comment\0a".getBytes(StandardCharsets.US_ASCII)).encoded());
    add(
        "text-not-packed",
        plain.with("zTXt", "Comment\0\0x".getBytes(StandardCharsets.US_ASCII)).encoded());
    add("background", plain.with("bKGD", new byte[6]).encoded());
    add("pixel-aspect", plain.with("pHYs", new byte[] {0, 0, 0, 1, 0, 0, 0, 2, 0}).encoded());
    add("unknown-chunk", plain.with("xxXx", new byte[7]).encoded());
    add("significant-bits", plain.with("sBIT", new byte[] {5, 5, 5}).encoded());
    byte[] png = plain.encoded();
    add("more-after-end", Arrays.copyOf(png, png.length + 999));
    add(
        "bad-checksum-of-text",
        flipped(plain.with("tEXt", "a\0b".getBytes(StandardCharsets.US_ASCII)).encoded(), 33 + 11));
    add("data-in-pieces", plain.inPieces().encoded());
    add("no-adler", plain.mapped(data -> Arrays.copyOf(data, data.length - 4)).encoded());
    add("wrong-adler", plain.mapped(data -> flipped(data, data.length - 1)).encoded());
    add("bad-checksum-of-data", flipped(png, png.length - 13));
    add("palette-of-two", new Draft(PALETTE, 8, false).paletteOf(2).encoded());
  }

  private void add(String name, byte[] png) {
    pictures.add(new Quartered("png/" + name, png));
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= 1;
    return flipped;
  }

  private static byte[] chromaticities(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    Arrays.stream(values).forEach(bytes::putInt);
    return bytes.array();
  }

  private static byte[] iccp(byte[] profile) {
    return JpegPictures.joined(
        "name\0\0".getBytes(StandardCharsets.US_ASCII), deflated(profile, 6));
  }

  private static byte[] deflated(byte[] data, int level) {
    Deflater deflater = new Deflater(level);
    deflater.setInput(data);
    deflater.finish();
    byte[] out = new byte[data.length * 2 + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  /** A PNG that is put together; each method returns it changed. */
  private static final class Draft {

    private final int type;
    private final int depth;
    private final boolean interlaced;
    private final List<Map.Entry<String, byte[]>> before = new ArrayList<>();
    private final List<Map.Entry<String, byte[]>> after = new ArrayList<>();
    private UnaryOperator<byte[]> data = UnaryOperator.identity();
    private int level = 6;
    private int piece = Integer.MAX_VALUE;
    private int colours = 4;

    Draft(int type, int depth, boolean interlaced) {
      this.type = type;
      this.depth = depth;
      this.interlaced = interlaced;
    }

    private Draft copy() {
      Draft copy = new Draft(type, depth, interlaced);
      copy.before.addAll(before);
      copy.after.addAll(after);
      return copy;
    }

    Draft with(String chunk, byte[] content) {
      Draft copy = copy();
      copy.before.add(Map.entry(chunk, content));
      return copy;
    }

    Draft then(String chunk, byte[] content) {
      Draft copy = copy();
      copy.after.add(Map.entry(chunk, content));
      return copy;
    }

    Draft stored() {
      Draft copy = copy();
      copy.level = 0;
      return copy;
    }

    Draft inPieces() {
      Draft copy = copy();
      copy.piece = 11;
      return copy;
    }

    Draft mapped(UnaryOperator<byte[]> change) {
      Draft copy = copy();
      copy.data = change;
      return copy;
    }

    Draft paletteOf(int count) {
      Draft copy = copy();
      copy.colours = count;
      return copy;
    }

    byte[] encoded() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
      ByteBuffer head = ByteBuffer.allocate(13).putInt(Quartered.WIDTH).putInt(Quartered.HEIGHT);
      head.put(new byte[] {(byte) depth, (byte) type, 0, 0, (byte) (interlaced ? 1 : 0)});
      chunk(out, "IHDR", head.array());
      before.stream()
          .filter(it -> !it.getKey().equals("tRNS"))
          .forEach(it -> chunk(out, it.getKey(), it.getValue()));
      if (type == PALETTE) {
        ByteBuffer palette = ByteBuffer.allocate(3 * colours);
        for (int i = 0; i < colours; i++) {
          int rgb = Quartered.colour(i);
          palette.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
        chunk(out, "PLTE", palette.array());
      }
      before.stream()
          .filter(it -> it.getKey().equals("tRNS"))
          .forEach(it -> chunk(out, it.getKey(), it.getValue()));
      byte[] packed = data.apply(deflated(scanlines(), level));
      for (int at = 0; at < packed.length; at += Math.min(piece, packed.length)) {
        chunk(
            out,
            "IDAT",
            Arrays.copyOfRange(packed, at, (int) Math.min((long) at + piece, packed.length)));
      }
      after.forEach(it -> chunk(out, it.getKey(), it.getValue()));
      chunk(out, "IEND", new byte[0]);
      return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
      byte[] body = JpegPictures.joined(name.getBytes(StandardCharsets.US_ASCII), content);
      CRC32 checksum = new CRC32();
      checksum.update(body);
      out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
      out.writeBytes(body);
      out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    private byte[] scanlines() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int[][] passes = interlaced ? PASSES : new int[][] {{0, 0, 1, 1}};
      for (int[] pass : passes) {
        for (int y = pass[1]; y < Quartered.HEIGHT; y += pass[3]) {
          out.write(0);
          row(out, y, pass[0], pass[2]);
        }
      }
      return out.toByteArray();
    }

    private void row(ByteArrayOutputStream out, int y, int first, int step) {
      int bits = 0;
      int held = 0;
      for (int x = first; x < Quartered.WIDTH; x += step) {
        for (int sample : samples(Quartered.quarter(x, y))) {
          if (depth == 16) {
            out.write(sample >> 8);
            out.write(sample);
          } else {
            held = held << depth | sample;
            bits += depth;
            if (bits == 8) {
              out.write(held);
              bits = 0;
              held = 0;
            }
          }
        }
      }
      if (bits > 0) {
        out.write(held << (8 - bits));
      }
    }

    /** The grey of a quarter, of this depth. */
    int sample(int quarter) {
      int light = new int[] {20, 110, 180, 240}[quarter];
      return depth == 16 ? (light << 8) | 0x80 : light >> (8 - depth);
    }

    private int[] samples(int quarter) {
      int rgb = Quartered.colour(quarter);
      int scale = depth == 16 ? 257 : 1;
      int red = (rgb >> 16) * scale;
      int green = (rgb >> 8 & 0xFF) * scale;
      int blue = (rgb & 0xFF) * scale;
      int alpha = new int[] {255, 200, 90, 0}[quarter] * scale;
      return switch (type) {
        case GREY -> new int[] {sample(quarter)};
        case RGB -> new int[] {red, green, blue};
        case PALETTE -> new int[] {quarter};
        case GREY_ALPHA -> new int[] {sample(quarter), alpha};
        default -> new int[] {red, green, blue, alpha};
      };
    }
  }
}
