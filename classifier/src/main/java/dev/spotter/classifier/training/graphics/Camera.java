package dev.spotter.classifier.training.graphics;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;

/** Photographs a drawing: held askew before something else, in uneven light. */
final class Camera {

  private Camera() {}

  /** Returns a picture of the same size in which {@code canvas} lies on a surface. */
  static Canvas shoot(Canvas canvas) {
    BufferedImage paper = canvas.image();
    Canvas photo = new Canvas(paper.getWidth(), paper.getHeight(), canvas.random());
    Surfaces.ALL.get(photo.count(0, Surfaces.ALL.size() - 1)).draw(photo);
    photo.pen().setTransform(new java.awt.geom.AffineTransform());
    photo.pen().translate(photo.width() / 2, photo.height() / 2);
    photo.pen().rotate(photo.between(-0.35, 0.35));
    photo.pen().shear(photo.between(-0.15, 0.15), photo.between(-0.15, 0.15));
    double scale = photo.between(0.65, 1.3);
    photo.pen().scale(scale, scale);
    photo.pen().drawImage(paper, -paper.getWidth() / 2, -paper.getHeight() / 2, null);
    photo.pen().setTransform(new java.awt.geom.AffineTransform());
    photo
        .pen()
        .setPaint(
            new GradientPaint(
                0,
                (float) photo.between(0, photo.height()),
                shade(photo),
                (float) photo.width(),
                (float) photo.between(0, photo.height()),
                shade(photo)));
    photo.flood();
    return photo;
  }

  /** Warm or cold, half transparent and more. */
  private static Color shade(Canvas c) {
    int warmth = c.count(-20, 20);
    return new Color(40 + warmth, 40, 40 - warmth, c.count(0, 120));
  }
}
