package dev.spotter.sim.browser;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** EXIF blocks and ICC profiles, sound and damaged, to put into pictures. */
final class MetadataBlocks {

  private static final int HEADER = 128;

  private MetadataBlocks() {}

  /** Returns an EXIF block, from the byte order mark on, with an orientation. */
  static byte[] exif(int orientation, ByteOrder order) {
    return ByteBuffer.allocate(26)
        .order(order)
        .put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'))
        .put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  /** Returns EXIF blocks by name: each orientation in both byte orders, values of no meaning. */
  static Map<String, byte[]> exifs() {
    Map<String, byte[]> blocks = new LinkedHashMap<>();
    for (int orientation = 0; orientation <= 9; orientation++) {
      blocks.put("exif-" + orientation, exif(orientation, ByteOrder.BIG_ENDIAN));
    }
    for (int orientation : new int[] {3, 6, 8}) {
      blocks.put("exif-le-" + orientation, exif(orientation, ByteOrder.LITTLE_ENDIAN));
    }
    blocks.put("exif-cut", Arrays.copyOf(exif(6, ByteOrder.BIG_ENDIAN), 15));
    blocks.put("exif-empty", new byte[0]);
    return blocks;
  }

  /** Returns profiles by name: of RGB, of other colours, damaged. */
  static Map<String, byte[]> profiles() {
    Map<String, byte[]> profiles = new LinkedHashMap<>();
    byte[] srgb = builtIn(ColorSpace.CS_sRGB);
    profiles.put("srgb", srgb);
    profiles.put(
        "display-p3",
        primaries(0x83DF, 0x3DBE, -0x45, 0x4AC0, 0xB137, 0xAB8, 0x282E, 0x1105, 0xC8B5));
    profiles.put(
        "adobe-rgb",
        primaries(0x9C18, 0x4FA5, 0x4FC, 0x348D, 0xA02C, 0xF95, 0x2631, 0x102F, 0xBE9C));
    profiles.put(
        "swapped", primaries(0x62A3, 0xB785, 0x18DA, 0x6FA2, 0x38F5, 0x390, 0x24A0, 0xF84, 0xB6CF));
    profiles.put("linear", builtIn(ColorSpace.CS_LINEAR_RGB));
    profiles.put("grey", builtIn(ColorSpace.CS_GRAY));
    profiles.put("xyz", builtIn(ColorSpace.CS_CIEXYZ));
    profiles.put("ycc", builtIn(ColorSpace.CS_PYCC));
    profiles.put("cut", Arrays.copyOf(profiles.get("swapped"), 300));
    profiles.put("header-only", Arrays.copyOf(srgb, HEADER));
    profiles.put("one-byte", new byte[] {7});
    profiles.put(
        "nonsense",
        "this is no profile, whatever its marker says"
            .repeat(9)
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    profiles.put("unsigned", patched(profiles.get("swapped"), 36, 0));
    profiles.put("lab", patched(profiles.get("swapped"), 16, 0x4C616220));
    profiles.put("cmyk-named", patched(profiles.get("swapped"), 16, 0x434D594B));
    profiles.put("printer-class", patched(profiles.get("swapped"), 12, 0x70727472));
    profiles.put("wrong-size", patched(profiles.get("swapped"), 0, 99));
    return profiles;
  }

  private static byte[] builtIn(int space) {
    return ICC_Profile.getInstance(space).getData();
  }

  /** sRGB's profile with other primaries, X, Y and Z of red, green and blue in 1/65536. */
  private static byte[] primaries(int... xyz) {
    ICC_Profile profile = ICC_Profile.getInstance(builtIn(ColorSpace.CS_sRGB));
    int[] tags = {
      ICC_Profile.icSigRedColorantTag,
      ICC_Profile.icSigGreenColorantTag,
      ICC_Profile.icSigBlueColorantTag
    };
    for (int i = 0; i < 3; i++) {
      ByteBuffer tag = ByteBuffer.allocate(20).putInt(0x58595A20).putInt(0);
      profile.setData(
          tags[i], tag.putInt(xyz[3 * i]).putInt(xyz[3 * i + 1]).putInt(xyz[3 * i + 2]).array());
    }
    return profile.getData();
  }

  private static byte[] patched(byte[] profile, int at, int value) {
    byte[] patched = profile.clone();
    ByteBuffer.wrap(patched).putInt(at, value);
    return patched;
  }
}
