package dev.spotter.classifier.training.graphics;

import dev.spotter.classifier.training.graphics.Typesetter.Script;
import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.List;

/** Figures in pictures. */
final class Charts {

  /** All of them. */
  static final List<Motif> ALL =
      List.of(Charts::bars, Charts::lines, Charts::pie, Charts::points, Charts::heat);

  private Charts() {}

  /** The part of the picture that figures are drawn in. */
  private record Plot(double left, double top, double width, double height) {}

  private static Plot plot(Canvas c) {
    boolean night = c.chance(0.25);
    c.ink(night ? c.dark() : c.light()).flood();
    Color ink = night ? c.light() : c.dark();
    double margin = c.side() * c.between(0.05, 0.18);
    Plot plot =
        new Plot(
            margin, margin, c.width() - margin * 1.5, c.height() - margin * c.between(1.6, 2.2));
    c.ink(c.grey(night ? 0.3 : 0.85)).stroke(1);
    int rules = c.count(0, 8);
    for (int i = 0; i < rules; i++) {
      double y = plot.top + plot.height * i / rules;
      c.line(plot.left, y, plot.left + plot.width, y);
    }
    c.ink(ink).stroke(c.between(1, 3));
    c.line(plot.left, plot.top + plot.height, plot.left + plot.width, plot.top + plot.height);
    c.line(plot.left, plot.top, plot.left, plot.top + plot.height);
    double type = margin * 0.25;
    if (c.chance(0.7)) {
      new Typesetter(c, Script.PRINT, type * 1.8)
          .line(plot.left, margin * 0.7, plot.width * c.between(0.3, 0.9));
    }
    for (int i = 0; i <= rules; i++) {
      double y = plot.top + plot.height * i / Math.max(1, rules) + type / 2;
      new Typesetter(c, Script.NUMBERS, type).word(margin * 0.2, y, 3);
      new Typesetter(c, Script.NUMBERS, type)
          .word(plot.left + plot.width * i / (rules + 1.0), plot.top + plot.height + type * 2, 2);
    }
    return plot;
  }

  private static void bars(Canvas c) {
    Plot plot = plot(c);
    int bars = c.count(3, 20);
    int series = c.chance(0.3) ? c.count(2, 3) : 1;
    boolean lying = c.chance(0.25);
    boolean motley = c.chance(0.3);
    double step = (lying ? plot.height : plot.width) / bars;
    double thick = step * c.between(0.5, 0.95) / series;
    for (int s = 0; s < series; s++) {
      c.ink(c.colour());
      for (int i = 0; i < bars; i++) {
        if (motley) {
          c.ink(c.colour());
        }
        double at = i * step + s * thick + step * 0.05;
        double share = c.between(0.03, 1);
        if (lying) {
          c.box(plot.left, plot.top + at, plot.width * share, thick);
        } else {
          double tall = plot.height * share;
          c.box(plot.left + at, plot.top + plot.height - tall, thick, tall);
        }
      }
    }
  }

  private static void lines(Canvas c) {
    Plot plot = plot(c);
    int points = c.count(4, 60);
    boolean filled = c.chance(0.3);
    for (int series = c.count(1, 5); series > 0; series--) {
      double level = c.between(0.2, 0.8);
      double jump = c.between(0.02, 0.2);
      Path2D path = new Path2D.Double();
      for (int i = 0; i < points; i++) {
        level = Math.max(0.02, Math.min(0.98, level + c.between(-jump, jump)));
        double x = plot.left + plot.width * i / (points - 1);
        double y = plot.top + plot.height * (1 - level);
        if (i == 0) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
      c.ink(c.colour()).stroke(c.side() * c.between(0.004, 0.02));
      c.pen().draw(path);
      if (filled) {
        path.lineTo(plot.left + plot.width, plot.top + plot.height);
        path.lineTo(plot.left, plot.top + plot.height);
        c.pen().fill(path);
      }
    }
  }

  private static void pie(Canvas c) {
    c.ink(c.chance(0.8) ? c.light() : c.dark()).flood();
    double radius = c.side() * c.between(0.2, 0.45);
    double x = c.width() * c.between(0.4, 0.6);
    double y = c.height() * c.between(0.45, 0.55);
    double from = c.between(0, 360);
    double rest = 360;
    while (rest > 0) {
      double part = Math.min(rest, c.between(8, 140));
      c.ink(c.colour());
      c.pen()
          .fill(
              new Arc2D.Double(
                  x - radius, y - radius, 2 * radius, 2 * radius, from, part, Arc2D.PIE));
      from += part;
      rest -= part;
    }
    if (c.chance(0.4)) {
      c.ink(c.light()).disc(x, y, radius * c.between(0.3, 0.7));
    }
    c.ink(c.dark());
    double type = c.side() * 0.03;
    for (int i = c.count(0, 6); i > 0; i--) {
      new Typesetter(c, Script.PRINT, type).line(type, i * type * 2.2, c.width() * 0.25);
    }
  }

  private static void points(Canvas c) {
    Plot plot = plot(c);
    for (int cloud = c.count(1, 4); cloud > 0; cloud--) {
      c.ink(c.colour());
      double middleX = c.between(0.2, 0.8);
      double middleY = c.between(0.2, 0.8);
      double spread = c.between(0.05, 0.3);
      double size = c.side() * c.between(0.004, 0.015);
      for (int i = c.count(10, 150); i > 0; i--) {
        double x = middleX + c.random().nextGaussian() * spread;
        double y = middleY + c.random().nextGaussian() * spread;
        if (Math.abs(x - 0.5) < 0.5 && Math.abs(y - 0.5) < 0.5) {
          c.disc(plot.left + plot.width * x, plot.top + plot.height * y, size);
        }
      }
    }
  }

  private static void heat(Canvas c) {
    int columns = c.count(4, 24);
    int rows = c.count(4, 24);
    float hue = c.random().nextFloat();
    float range = (float) c.between(0, 0.6);
    boolean dark = c.chance(0.3);
    c.ink(dark ? c.dark() : c.light()).flood();
    double gap = c.chance(0.4) ? 1 : 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float level = c.random().nextFloat();
        c.ink(Color.getHSBColor(hue + range * level, level, dark ? level : 1 - 0.4f * level));
        c.box(
            c.width() * column / columns,
            c.height() * row / rows,
            c.width() / columns - gap,
            c.height() / rows - gap);
      }
    }
  }
}
