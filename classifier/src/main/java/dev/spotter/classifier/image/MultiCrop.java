package dev.spotter.classifier.image;

import dev.spotter.classifier.image.AreaScaler.Area;
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
    AreaScaler scaler = new AreaScaler(size);
    List<byte[]> views = new ArrayList<>();
    views.add(scaler.scale(new Area(rgb, 0, width, width, height)));
    if (picture.aspect() > NEARLY_SQUARE) {
      boolean wide = picture.width() > picture.height();
      int part = Math.max(1, (int) Math.round((wide ? width : height) / picture.aspect()));
      int rest = (wide ? width : height) - part;
      for (int from : new int[] {0, rest / 2, rest}) {
        views.add(
            scaler.scale(
                wide
                    ? new Area(rgb, from, width, part, height)
                    : new Area(rgb, from * width, width, width, part)));
      }
    }
    return views;
  }
}
