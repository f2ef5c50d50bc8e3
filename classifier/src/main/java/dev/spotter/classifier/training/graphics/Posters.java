package dev.spotter.classifier.training.graphics;

import dev.spotter.classifier.training.graphics.Typesetter.Script;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Path2D;
import java.util.List;

/** Few large words or a sign: memes without a picture, slides, logos, notices, drawings by hand. */
final class Posters {

  /** All of them. */
  static final List<Motif> ALL =
      List.of(Posters::meme, Posters::slide, Posters::logo, Posters::diagram, Posters::doodle);

  private Posters() {}

  private static void ground(Canvas c) {
    Color from = c.chance(0.3) ? c.light() : c.colour();
    Color to = c.chance(0.5) ? from : c.colour();
    c.pen().setPaint(new GradientPaint(0, 0, from, (float) c.width(), (float) c.height(), to));
    c.flood();
  }

  private static void meme(Canvas c) {
    ground(c);
    double type = c.side() * c.between(0.06, 0.2);
    c.ink(c.chance(0.6) ? Color.WHITE : c.dark());
    int lines = c.count(1, 3);
    double margin = c.width() * c.between(0.03, 0.12);
    Script script = c.chance(0.6) ? Script.CAPITALS : Script.PRINT;
    Typesetter setter = new Typesetter(c, script, type);
    setter.paragraph(margin, type * 1.4, c.width() - 2 * margin, lines, 1.4);
    if (c.chance(0.6)) {
      double y = c.height() - type * (1.4 * lines - 1);
      setter.paragraph(margin, y, c.width() - 2 * margin, lines, 1.4);
    }
  }

  private static void slide(Canvas c) {
    c.ink(c.chance(0.6) ? c.light() : c.dark()).flood();
    if (c.chance(0.5)) {
      c.ink(c.colour()).box(0, 0, c.width(), c.height() * c.between(0.1, 0.25));
    }
    if (c.chance(0.3)) {
      c.ink(c.colour()).box(0, 0, c.width() * c.between(0.03, 0.4), c.height());
    }
    double type = c.side() * c.between(0.03, 0.06);
    double left = c.width() * 0.1;
    c.ink(c.chance(0.5) ? c.dark() : c.colour());
    new Typesetter(c, Script.PRINT, type * 1.8)
        .line(left, c.height() * 0.18, c.width() * c.between(0.4, 0.8));
    double y = c.height() * 0.35;
    for (int points = c.count(2, 6); points > 0; points--) {
      c.disc(left, y - type / 2, type * 0.3);
      y =
          new Typesetter(c, Script.PRINT, type)
                  .paragraph(left + type, y, c.width() * c.between(0.4, 0.8), c.count(1, 2), 1.6)
              + type * 0.5;
    }
  }

  private static void logo(Canvas c) {
    c.ink(c.chance(0.6) ? c.light() : c.colour()).flood();
    double x = c.width() * 0.5;
    double y = c.height() * c.between(0.35, 0.55);
    double size = c.side() * c.between(0.12, 0.4);
    for (int parts = c.count(1, 5); parts > 0; parts--) {
      c.ink(c.colour());
      double dx = size * c.between(-0.6, 0.6);
      double dy = size * c.between(-0.6, 0.6);
      double part = size * c.between(0.3, 1);
      switch (c.count(0, 3)) {
        case 0 -> c.disc(x + dx, y + dy, part);
        case 1 -> c.roundBox(x + dx - part, y + dy - part, 2 * part, 2 * part, part * 0.4);
        case 2 -> c.stroke(part * 0.3).frame(x + dx - part, y + dy - part, 2 * part, 2 * part);
        default ->
            c.pen()
                .fill(
                    Canvas.path(
                        x + dx,
                        y + dy - part,
                        x + dx + part,
                        y + dy + part,
                        x + dx - part,
                        y + dy + part));
      }
    }
    if (c.chance(0.7)) {
      c.ink(c.dark());
      double type = c.side() * c.between(0.06, 0.15);
      new Typesetter(c, Script.CAPITALS, type)
          .line(c.width() * 0.15, c.height() - type, c.width() * 0.7);
    }
  }

  /** Boxes and arrows. */
  private static void diagram(Canvas c) {
    c.ink(c.light()).flood();
    int boxes = c.count(3, 10);
    double previousX = c.width() / 2;
    double previousY = c.height() / 2;
    for (int i = 0; i < boxes; i++) {
      double width = c.width() * c.between(0.12, 0.3);
      double height = c.height() * c.between(0.06, 0.16);
      double x = (c.width() - width) * c.between(0, 1);
      double y = (c.height() - height) * c.between(0, 1);
      c.ink(c.dark()).stroke(c.side() * 0.006);
      c.line(previousX, previousY, x + width / 2, y + height / 2);
      c.ink(c.chance(0.5) ? Color.WHITE : c.colour()).roundBox(x, y, width, height, height * 0.3);
      c.ink(c.dark()).frame(x, y, width, height);
      new Typesetter(c, Script.PRINT, height * 0.25)
          .line(x + height * 0.2, y + height * 0.6, width - height * 0.4);
      previousX = x + width / 2;
      previousY = y + height / 2;
    }
  }

  /** Free strokes on a board. */
  private static void doodle(Canvas c) {
    c.ink(c.chance(0.7) ? c.light() : c.dark()).flood();
    for (int strokes = c.count(2, 14); strokes > 0; strokes--) {
      c.ink(c.chance(0.5) ? c.dark() : c.colour()).stroke(c.side() * c.between(0.005, 0.03));
      Path2D path = new Path2D.Double();
      path.moveTo(c.between(0, c.width()), c.between(0, c.height()));
      for (int bends = c.count(1, 4); bends > 0; bends--) {
        path.quadTo(
            c.between(0, c.width()),
            c.between(0, c.height()),
            c.between(0, c.width()),
            c.between(0, c.height()));
      }
      c.pen().draw(path);
    }
    c.ink(c.dark());
    double type = c.side() * c.between(0.04, 0.1);
    for (int words = c.count(0, 5); words > 0; words--) {
      new Typesetter(c, Script.HAND, type)
          .word(c.between(0, c.width() * 0.7), c.between(type, c.height()), c.count(3, 8));
    }
  }
}
