package dev.spotter.classifier.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Multi-crop: several views of one picture, the whole of it, squashed to a square, and three
 * squares in right proportion, at both ends of its long side and in the middle. The model sees
 * every one by itself and its logits are averaged. Chosen by measurement, see docs/model.md.
 */
final class MultiCrop {

  /** A picture whose sides differ by less has no ends worth a look of their own. */
  private static final double NEARLY_SQUARE = 1.1;

  private MultiCrop() {}

  /**
   * Returns the views of a picture; one that is nearly square has one view, all of itself.
   *
   * @param picture as decoded
   * @param size the side of the views
   */
  static List<byte[]> of(SubsampledImage picture, int size) {
    int[] rgb = RgbConverter.of(picture.image(), picture.profile());
    int width = picture.image().getWidth();
    int height = picture.image().getHeight();
    byte[] whole = AreaScaler.scale(rgb, width, height, size);
    List<byte[]> views = new ArrayList<>(List.of(whole));
    if (picture.aspect() > NEARLY_SQUARE) {
      boolean wide = picture.width() > picture.height();
      int part = Math.max(1, (int) Math.round((wide ? width : height) / picture.aspect()));
      int rest = (wide ? width : height) - part;
      for (int from : new int[] {0, rest / 2, rest}) {
        views.add(
            wide
                ? AreaScaler.scale(crop(rgb, width, from, 0, part, height), part, height, size)
                : AreaScaler.scale(crop(rgb, width, 0, from, width, part), width, part, size));
      }
    }
    return views;
  }

  private static int[] crop(int[] rgb, int stride, int left, int top, int width, int height) {
    int[] part = new int[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(rgb, (top + y) * stride + left, part, y * width, width);
    }
    return part;
  }
}
