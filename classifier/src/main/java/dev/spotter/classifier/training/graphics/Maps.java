package dev.spotter.classifier.training.graphics;

import dev.spotter.classifier.training.graphics.Typesetter.Script;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.List;

/** Places seen from above, drawn. */
final class Maps {

  /** All of them. */
  static final List<Motif> ALL = List.of(Maps::streets, Maps::rooms);

  private static final Color WATER = new Color(0x9CC9EC);
  private static final Color PARK = new Color(0xBEE3B0);

  private Maps() {}

  private static void streets(Canvas c) {
    boolean night = c.chance(0.2);
    c.ink(night ? c.dark() : c.grey(c.between(0.88, 0.97))).flood();
    for (int areas = c.count(0, 5); areas > 0; areas--) {
      c.ink(night ? c.dark() : c.pick(List.of(WATER, PARK, PARK, c.light())));
      Path2D area = new Path2D.Double();
      double x = c.between(0, c.width());
      double y = c.between(0, c.height());
      area.moveTo(x, y);
      for (int i = 0; i < 4; i++) {
        area.lineTo(x + c.between(-0.4, 0.4) * c.side(), y + c.between(-0.4, 0.4) * c.side());
      }
      c.pen().fill(area);
    }
    c.pen().rotate(c.between(-0.6, 0.6), c.width() / 2, c.height() / 2);
    double reach = c.width() + c.height();
    for (int streets = c.count(6, 30); streets > 0; streets--) {
      boolean main = c.chance(0.2);
      c.ink(main ? new Color(0xF6CF65) : night ? c.grey(0.35) : Color.WHITE);
      c.stroke(c.side() * (main ? c.between(0.02, 0.04) : c.between(0.006, 0.02)));
      double at = c.between(-0.2, 1.2) * c.side();
      double bend = c.between(-0.1, 0.1) * c.side();
      if (c.chance(0.5)) {
        c.line(-reach, at, reach, at + bend);
      } else {
        c.line(at, -reach, at + bend, reach);
      }
    }
    c.ink(night ? Color.WHITE : c.dark());
    double type = c.side() * 0.02;
    for (int names = c.count(2, 14); names > 0; names--) {
      new Typesetter(c, Script.PRINT, type)
          .word(c.between(0, c.width()), c.between(0, c.height()), c.count(4, 10));
    }
    if (c.chance(0.5)) {
      c.ink(new Color(0xD93025)).disc(c.width() * 0.5, c.height() * 0.5, c.side() * 0.03);
    }
  }

  /** A floor plan. */
  private static void rooms(Canvas c) {
    c.ink(c.light()).flood();
    c.ink(c.dark()).stroke(c.side() * c.between(0.005, 0.02));
    divide(c, c.side() * 0.05, c.side() * 0.05, c.width() * 0.92, c.height() * 0.92, 3);
  }

  private static void divide(Canvas c, double x, double y, double width, double height, int left) {
    c.frame(x, y, width, height);
    if (left == 0 || c.chance(0.15)) {
      double type = Math.min(width, height) * 0.1;
      new Typesetter(c, Script.PRINT, type).line(x + type, y + height / 2, width - 2 * type);
      return;
    }
    double part = c.between(0.3, 0.7);
    if (width > height) {
      divide(c, x, y, width * part, height, left - 1);
      divide(c, x + width * part, y, width * (1 - part), height, left - 1);
    } else {
      divide(c, x, y, width, height * part, left - 1);
      divide(c, x, y + height * part, width, height * (1 - part), left - 1);
    }
  }
}
