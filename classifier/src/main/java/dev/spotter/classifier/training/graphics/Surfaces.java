package dev.spotter.classifier.training.graphics;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RadialGradientPaint;
import java.util.List;

/** Nothing but colour: plain, shaded, grained or patterned. */
final class Surfaces {

  /** All of them. */
  static final List<Motif> ALL =
      List.of(
          Surfaces::plain, Surfaces::shaded, Surfaces::glow, Surfaces::grain, Surfaces::pattern);

  private Surfaces() {}

  private static void plain(Canvas c) {
    c.ink(any(c)).flood();
    if (c.chance(0.3)) {
      c.ink(any(c)).box(0, c.height() * c.between(0, 1), c.width(), c.height());
    }
  }

  private static void shaded(Canvas c) {
    double angle = c.between(0, Math.PI);
    double reach = c.side() * c.between(0.4, 1.2);
    float x = (float) (c.width() / 2);
    float y = (float) (c.height() / 2);
    float dx = (float) (Math.cos(angle) * reach);
    float dy = (float) (Math.sin(angle) * reach);
    c.pen().setPaint(new GradientPaint(x - dx, y - dy, any(c), x + dx, y + dy, any(c)));
    c.flood();
  }

  private static void glow(Canvas c) {
    float x = (float) (c.width() * c.between(0.1, 0.9));
    float y = (float) (c.height() * c.between(0.1, 0.9));
    float radius = (float) (c.side() * c.between(0.3, 1.5));
    c.pen()
        .setPaint(
            new RadialGradientPaint(
                x,
                y,
                radius,
                new float[] {0, (float) c.between(0.3, 0.7), 1},
                new Color[] {any(c), any(c), any(c)}));
    c.flood();
  }

  /** Noise in coarse and fine squares: walls, cloth, dark rooms. */
  private static void grain(Canvas c) {
    Color base = any(c);
    float[] hsb = Color.RGBtoHSB(base.getRed(), base.getGreen(), base.getBlue(), null);
    double cell = c.side() * c.between(0.02, 0.12);
    double depth = c.between(0.02, 0.35);
    for (double y = 0; y < c.height(); y += cell) {
      for (double x = 0; x < c.width(); x += cell) {
        float bright = (float) Math.max(0, Math.min(1, hsb[2] + c.between(-depth, depth)));
        c.ink(Color.getHSBColor(hsb[0], hsb[1], bright)).box(x, y, cell + 1, cell + 1);
      }
    }
  }

  private static void pattern(Canvas c) {
    c.ink(any(c)).flood();
    Color ink = any(c);
    double step = c.side() * c.between(0.05, 0.3);
    double size = step * c.between(0.2, 0.5);
    int kind = c.count(0, 3);
    c.pen().rotate(c.chance(0.5) ? 0 : c.between(0, Math.PI / 2));
    double reach = c.width() + c.height();
    c.ink(ink).stroke(size);
    for (double y = -reach; y < reach; y += step) {
      if (kind == 0) {
        c.box(-reach, y, 2 * reach, size);
        continue;
      }
      for (double x = -reach; x < reach; x += step) {
        switch (kind) {
          case 1 -> c.disc(x, y, size / 2);
          case 2 -> c.box(x, y, size, size);
          default -> c.line(x, y, x + step / 2, y + step / 2);
        }
      }
    }
  }

  private static Color any(Canvas c) {
    return switch (c.count(0, 3)) {
      case 0 -> c.light();
      case 1 -> c.dark();
      case 2 -> c.grey(c.between(0, 1));
      default -> c.colour();
    };
  }
}
