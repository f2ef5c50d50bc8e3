package dev.spotter.classifier.image;

import java.util.Arrays;

/**
 * Closes a GIF that is cut short (GIF89a, sections 15 to 27), so that its decoder makes use of the
 * bytes that are there, and finds where on the screen its first picture lies.
 */
final class GifBlocks {

  private static final int SCREEN = 6;
  private static final int AFTER_SCREEN = 13;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int PICTURE_HEAD = 10;

  private final byte[] gif;
  private Canvas canvas = Canvas.NONE;

  private GifBlocks(byte[] gif) {
    this.gif = gif;
  }

  /** Screens a GIF. */
  static SanitizedImage screened(byte[] gif) {
    GifBlocks blocks = new GifBlocks(gif);
    return SanitizedImage.plain(blocks.closed(), EmbeddedMetadata.NONE).on(blocks.canvas);
  }

  /** Goes up to the end of the first picture, which is all that is looked at. */
  private byte[] closed() {
    int at = AFTER_SCREEN + palette(SCREEN + 4);
    while (at < gif.length && unsigned(at) == EXTENSION) {
      at = end(at + 2);
    }
    if (at + PICTURE_HEAD > gif.length || unsigned(at) != PICTURE) {
      return gif;
    }
    canvas = new Canvas(number(SCREEN), number(SCREEN + 2), number(at + 1), number(at + 3));
    int block = at + PICTURE_HEAD + palette(at + 9) + 1;
    while (block < gif.length && unsigned(block) > 0) {
      int next = block + 1 + unsigned(block);
      if (next >= gif.length) {
        return cutShort(block);
      }
      block = next;
    }
    return gif;
  }

  /** Ends the data with the block that is cut, which is as long as what is there of it. */
  private byte[] cutShort(int block) {
    byte[] closed = Arrays.copyOf(gif, gif.length + 2);
    closed[block] = (byte) (gif.length - block - 1);
    closed[gif.length + 1] = TRAILER;
    return closed;
  }

  private int end(int from) {
    int block = from;
    while (block < gif.length && unsigned(block) > 0) {
      block += 1 + unsigned(block);
    }
    return block + 1;
  }

  /** Returns how many bytes a palette takes, from the flags that tell of it. */
  private int palette(int flags) {
    return unsigned(flags) < 0x80 ? 0 : 3 << (1 + (unsigned(flags) & 7));
  }

  private int number(int at) {
    return unsigned(at) | unsigned(at + 1) << 8;
  }

  private int unsigned(int at) {
    return at < gif.length ? Byte.toUnsignedInt(gif[at]) : 0;
  }
}
