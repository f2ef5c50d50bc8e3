package dev.spotter.sim.browser;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** BMPs with every header that Windows ever wrote, and with the fields that nobody fills in. */
final class BmpPictures {

  private static final int RGB = 0;
  private static final int BITFIELDS = 3;
  private static final int[] HEADERS = {12, 40, 52, 56, 108, 124};
  private static final int[] MASKS_8888 = {0xFF0000, 0xFF00, 0xFF, 0xFF000000};
  private static final int[] MASKS_8880 = {0xFF0000, 0xFF00, 0xFF, 0};
  private static final int[] MASKS_ABGR = {0xFF, 0xFF00, 0xFF0000, 0xFF000000};
  private static final int[] MASKS_565 = {0xF800, 0x7E0, 0x1F, 0};

  private BmpPictures() {}

  /** Returns all of them. */
  static List<Quartered> all() {
    List<Quartered> pictures = new ArrayList<>();
    for (int header : HEADERS) {
      for (int bits : new int[] {4, 8, 24}) {
        pictures.add(new Draft(header, bits).named("plain"));
      }
    }
    for (int header : new int[] {40, 108, 124}) {
      for (int bits : new int[] {8, 16, 24, 32}) {
        Draft draft = new Draft(header, bits);
        pictures.add(draft.named("plain"));
        pictures.add(draft.topDown().named("top-down"));
        pictures.add(draft.fileSize(0).named("file-size-0"));
        pictures.add(draft.fileSize(99).named("file-size-99"));
        pictures.add(draft.imageSize(0).named("image-size-0"));
        pictures.add(draft.imageSize(7).named("image-size-7"));
        pictures.add(draft.named("plain").cut(50));
        pictures.add(draft.named("plain").cut(80));
      }
      Draft deep = new Draft(header, 32);
      pictures.add(deep.alpha(0).named("alpha-0"));
      pictures.add(deep.alpha(128).named("alpha-128"));
      pictures.add(deep.masks(MASKS_8880).named("masks-8880"));
      pictures.add(new Draft(header, 16).masks(MASKS_565).named("masks-565"));
    }
    for (int header : new int[] {56, 108, 124}) {
      for (int alpha : new int[] {0, 90, 255}) {
        pictures.add(
            new Draft(header, 32)
                .masks(MASKS_8888)
                .alpha(alpha)
                .named("masks-8888-alpha-" + alpha));
        pictures.add(
            new Draft(header, 32)
                .masks(MASKS_ABGR)
                .alpha(alpha)
                .named("masks-abgr-alpha-" + alpha));
      }
    }
    return pictures;
  }

  /** A BMP that is put together; each method returns it changed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Draft(
      int header, int bits, int alpha, int[] masks, boolean fromTop, int size, int pixels) {

    Draft(int header, int bits) {
      this(header, bits, 255, null, false, -1, -1);
    }

    Draft topDown() {
      return new Draft(header, bits, alpha, masks, true, size, pixels);
    }

    Draft alpha(int value) {
      return new Draft(header, bits, value, masks, fromTop, size, pixels);
    }

    Draft masks(int[] values) {
      return new Draft(header, bits, alpha, values, fromTop, size, pixels);
    }

    Draft fileSize(int value) {
      return new Draft(header, bits, alpha, masks, fromTop, value, pixels);
    }

    Draft imageSize(int value) {
      return new Draft(header, bits, alpha, masks, fromTop, size, value);
    }

    Quartered named(String name) {
      return new Quartered("bmp/header-" + header + "/" + bits + "-bit/" + name, encoded());
    }

    private byte[] encoded() {
      int entry = header == 12 ? 3 : 4;
      int palette = bits > 8 ? 0 : entry << bits;
      int fields = masks != null && header == 40 ? 12 : 0;
      int offset = 14 + header + fields + palette;
      int stride = (Quartered.WIDTH * bits / 8 + 3) / 4 * 4;
      int length = offset + stride * Quartered.HEIGHT;
      ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      out.put((byte) 'B').put((byte) 'M').putInt(size < 0 ? length : size).putInt(0).putInt(offset);
      out.putInt(header);
      if (header == 12) {
        out.putShort((short) Quartered.WIDTH).putShort((short) Quartered.HEIGHT);
        out.putShort((short) 1).putShort((short) bits);
      } else {
        out.putInt(Quartered.WIDTH).putInt(fromTop ? -Quartered.HEIGHT : Quartered.HEIGHT);
        out.putShort((short) 1).putShort((short) bits).putInt(masks == null ? RGB : BITFIELDS);
        out.putInt(pixels < 0 ? stride * Quartered.HEIGHT : pixels)
            .putInt(2835)
            .putInt(2835)
            .putInt(0)
            .putInt(0);
        for (int i = 0; masks != null && i < (header == 40 || header == 52 ? 3 : 4); i++) {
          out.putInt(masks[i]);
        }
        if (header >= 108) {
          out.putInt(14 + 56, 0x73524742); // sRGB
        }
      }
      out.position(14 + header + fields);
      for (int i = 0; i < (bits > 8 ? 0 : 1 << bits); i++) {
        int rgb = i < 4 ? Quartered.colour(i) : 0;
        out.put((byte) rgb).put((byte) (rgb >> 8)).put((byte) (rgb >> 16));
        out.position(out.position() + entry - 3);
      }
      for (int y = 0; y < Quartered.HEIGHT; y++) {
        out.position(offset + y * stride);
        row(out, fromTop ? y : Quartered.HEIGHT - 1 - y);
      }
      return out.array();
    }

    private void row(ByteBuffer out, int y) {
      for (int x = 0; x < Quartered.WIDTH; x++) {
        int quarter = Quartered.quarter(x, y);
        int rgb = Quartered.colour(quarter);
        switch (bits) {
          case 4 -> {
            if (x % 2 == 1) {
              out.put((byte) (Quartered.quarter(x - 1, y) << 4 | quarter));
            }
          }
          case 8 -> out.put((byte) quarter);
          case 16 ->
              out.putShort(
                  (short) packed(rgb, masks == null ? new int[] {0x7C00, 0x3E0, 0x1F, 0} : masks));
          case 24 -> out.put((byte) rgb).put((byte) (rgb >> 8)).put((byte) (rgb >> 16));
          default -> out.putInt(packed(rgb, masks == null ? MASKS_8888 : masks));
        }
      }
    }

    private int packed(int rgb, int[] fields) {
      int[] values = {rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF, alpha};
      int packed = 0;
      for (int i = 0; i < 4; i++) {
        long mask = Integer.toUnsignedLong(fields[i]);
        if (mask != 0) {
          int shift = Long.numberOfTrailingZeros(mask);
          packed |= (int) (((long) values[i] * (mask >> shift) / 255) << shift);
        }
      }
      return packed;
    }
  }
}
