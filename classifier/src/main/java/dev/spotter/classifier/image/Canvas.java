package dev.spotter.classifier.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * The screen that a picture lies on, all in pixels of the picture; zeros when it has none of its
 * own.
 *
 * @param width of the screen
 * @param height of the screen
 * @param left where the picture begins
 * @param top where the picture begins
 */
record Canvas(int width, int height, int left, int top) {

  /** The picture fills its screen. */
  static final Canvas NONE = new Canvas(0, 0, 0, 0);

  /** A screen with more samples than this beside a small picture shows nothing but itself. */
  private static final long MAX_SAMPLES = 4_000_000;

  /**
   * Returns the picture on its screen, white around it; as it is when it fills the screen.
   *
   * @param picture what was kept of it
   */
  SubsampledImage around(SubsampledImage picture) {
    double stepX = picture.width() / (double) picture.image().getWidth();
    double stepY = picture.height() / (double) picture.image().getHeight();
    int wide = Math.max(width, left + picture.width());
    int high = Math.max(height, top + picture.height());
    boolean fills = this.equals(NONE) || (wide == picture.width() && high == picture.height());
    if (fills || wide / stepX * high / stepY > MAX_SAMPLES) {
      return picture;
    }
    BufferedImage screen =
        new BufferedImage(
            Math.max(1, (int) Math.round(wide / stepX)),
            Math.max(1, (int) Math.round(high / stepY)),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = screen.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, screen.getWidth(), screen.getHeight());
    graphics.drawImage(
        picture.image(), (int) Math.round(left / stepX), (int) Math.round(top / stepY), null);
    graphics.dispose();
    return new SubsampledImage(screen, wide, high, picture.profile());
  }
}
