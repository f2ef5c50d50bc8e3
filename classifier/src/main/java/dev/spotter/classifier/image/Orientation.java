package dev.spotter.classifier.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.util.List;
import java.util.Objects;

/**
 * How a stored picture must be turned to stand upright: EXIF tag 0x0112 (CIPA DC-008), values 1 to
 * 8. Turning is done after squashing to a square, where it only moves pixels.
 *
 * @param transposed whether rows and columns change places
 * @param flipX whether the stored picture is read from right to left
 * @param flipY whether the stored picture is read from the bottom up
 */
record Orientation(boolean transposed, boolean flipX, boolean flipY) {

  /** Stored as seen. */
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** In the order of the tag's values, from 1. */
  private static final List<Orientation> BY_TAG =
      List.of(
          UPRIGHT,
          new Orientation(false, true, false),
          new Orientation(false, true, true),
          new Orientation(false, false, true),
          new Orientation(true, false, false),
          new Orientation(true, false, true),
          new Orientation(true, true, true),
          new Orientation(true, true, false));

  /**
   * Reads the orientation.
   *
   * @param exif an EXIF block, from TIFF's byte order mark on
   * @return the orientation; upright when there is none or the metadata is damaged, for a photo is
   *     still a photo then
   */
  static Orientation ofExif(byte[] exif) {
    try {
      Metadata read = new Metadata();
      new ExifReader().extract(new ByteArrayReader(exif, prefix(exif)), read);
      return read.getDirectoriesOfType(ExifIFD0Directory.class).stream()
          .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
          .filter(Objects::nonNull)
          .findFirst()
          .map(Orientation::ofTag)
          .orElse(UPRIGHT);
    } catch (RuntimeException e) {
      return UPRIGHT;
    }
  }

  /** Some write JPEG's "Exif" before the block in other formats, too. */
  private static int prefix(byte[] exif) {
    boolean named = exif.length > 6 && exif[0] == 'E' && exif[1] == 'x' && exif[2] == 'i';
    return named ? 6 : 0;
  }

  /**
   * Returns the orientation of an EXIF value.
   *
   * @param tag 1 to 8; anything else counts as upright
   */
  static Orientation ofTag(int tag) {
    return tag < 1 || tag > BY_TAG.size() ? UPRIGHT : BY_TAG.get(tag - 1);
  }

  /**
   * Returns the upright picture.
   *
   * @param planes {@code 3 x size x size} bytes
   * @param size the side of the square
   */
  byte[] turn(byte[] planes, int size) {
    if (equals(UPRIGHT)) {
      return planes;
    }
    byte[] upright = new byte[planes.length];
    for (int i = 0; i < planes.length; i++) {
      int x = i % size;
      int y = i / size % size;
      upright[i] = planes[i - y * size - x + source(x, y, size)];
    }
    return upright;
  }

  private int source(int x, int y, int size) {
    int column = transposed ? y : x;
    int row = transposed ? x : y;
    return (flipY ? size - 1 - row : row) * size + (flipX ? size - 1 - column : column);
  }
}
