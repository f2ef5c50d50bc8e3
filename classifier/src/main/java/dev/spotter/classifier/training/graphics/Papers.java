package dev.spotter.classifier.training.graphics;

import dev.spotter.classifier.training.graphics.Typesetter.Script;
import java.awt.Color;
import java.util.List;

/** Written and printed paper, filling the picture. */
final class Papers {

  /** All of them. */
  static final List<Motif> ALL =
      List.of(Papers::letter, Papers::columns, Papers::receipt, Papers::notes, Papers::form);

  private static final Color RULE = new Color(0xB0C4DE);

  private Papers() {}

  private static void letter(Canvas c) {
    c.ink(c.light()).flood();
    double type = c.side() * c.between(0.012, 0.05);
    double margin = c.side() * c.between(0.03, 0.15);
    c.ink(c.dark());
    double y = margin + type * 2;
    while (y < c.height() - margin) {
      if (c.chance(0.25)) {
        new Typesetter(c, Script.PRINT, type * c.between(1.3, 2.5))
            .line(margin, y, (c.width() - 2 * margin) * c.between(0.3, 0.8));
        y += type * 3;
      }
      y =
          new Typesetter(c, Script.PRINT, type)
                  .paragraph(margin, y, c.width() - 2 * margin, c.count(2, 9), c.between(1.5, 2.2))
              + type;
    }
  }

  private static void columns(Canvas c) {
    c.ink(c.light()).flood();
    int columns = c.count(2, 4);
    double type = c.side() * c.between(0.01, 0.025);
    double gap = type * 2;
    double width = (c.width() - gap) / columns - gap;
    c.ink(c.dark());
    double top = c.side() * c.between(0.08, 0.3);
    new Typesetter(c, Script.CAPITALS, top * 0.5).line(gap, top * 0.8, c.width() - 2 * gap);
    for (int i = 0; i < columns; i++) {
      double x = gap + i * (width + gap);
      double y = top + 2 * type;
      while (y < c.height()) {
        if (c.chance(0.15)) {
          Color ink = c.pen().getColor();
          c.ink(c.grey(c.between(0.3, 0.8))).box(x, y, width, type * 8);
          c.ink(ink);
          y += type * 11;
        }
        y =
            new Typesetter(c, Script.PRINT, type).paragraph(x, y, width, c.count(3, 12), 1.7)
                + type;
      }
    }
  }

  private static void receipt(Canvas c) {
    c.ink(c.chance(0.5) ? c.colour() : c.grey(c.between(0.1, 0.8))).flood();
    double width = c.width() * c.between(0.4, 1);
    double left = (c.width() - width) / 2;
    c.ink(c.grey(c.between(0.88, 1))).box(left, 0, width, c.height());
    c.ink(c.grey(c.between(0.05, 0.4)));
    double type = width * c.between(0.025, 0.05);
    double margin = width * 0.08;
    double y = type * 3;
    new Typesetter(c, Script.CAPITALS, type * 1.6).line(left + width * 0.25, y, width * 0.5);
    for (y += type * 3; y < c.height() - type; y += type * c.between(1.5, 2)) {
      if (c.chance(0.1)) {
        c.stroke(1).line(left + margin, y, left + width - margin, y);
        continue;
      }
      Script script = c.chance(0.7) ? Script.CAPITALS : Script.PRINT;
      new Typesetter(c, script, type).line(left + margin, y, width * c.between(0.2, 0.55));
      new Typesetter(c, Script.NUMBERS, type).word(left + width * 0.78, y, c.count(3, 5));
    }
  }

  private static void notes(Canvas c) {
    Color paper = c.chance(0.3) ? Color.getHSBColor(c.random().nextFloat(), 0.35f, 1) : c.light();
    c.ink(paper).flood();
    double leading = c.side() * c.between(0.05, 0.14);
    boolean ruled = c.chance(0.5);
    boolean squared = c.chance(0.25);
    c.ink(RULE).stroke(1);
    for (double y = leading; y < c.height() && (ruled || squared); y += leading / 2) {
      c.line(0, y, c.width(), y);
    }
    for (double x = leading; x < c.width() && squared; x += leading / 2) {
      c.line(x, 0, x, c.height());
    }
    c.ink(c.chance(0.5) ? c.dark() : new Color(c.count(0, 60), c.count(0, 60), c.count(90, 200)));
    double margin = c.side() * c.between(0.03, 0.15);
    int lines = c.count(1, (int) (c.height() / leading));
    for (int i = 1; i <= lines; i++) {
      new Typesetter(c, Script.HAND, leading * c.between(0.4, 0.55))
          .line(margin, i * leading, (c.width() - 2 * margin) * c.between(0.3, 1));
    }
  }

  private static void form(Canvas c) {
    c.ink(c.light()).flood();
    int rows = c.count(4, 24);
    int columns = c.count(2, 8);
    double top = c.chance(0.5) ? c.height() * c.between(0.05, 0.2) : 0;
    double rowHeight = (c.height() - top) / rows;
    double columnWidth = c.width() / columns;
    Color stripe = c.grey(c.between(0.8, 0.97));
    boolean striped = c.chance(0.4);
    boolean headed = c.chance(0.6);
    Color head = c.colour();
    Color ink = c.dark();
    Color line = c.grey(c.between(0.2, 0.85));
    for (int row = 0; row < rows; row++) {
      double y = top + row * rowHeight;
      if (headed && row == 0) {
        c.ink(head).box(0, y, c.width(), rowHeight);
      } else if (striped && row % 2 == 0) {
        c.ink(stripe).box(0, y, c.width(), rowHeight);
      }
      for (int column = 0; column < columns; column++) {
        double x = column * columnWidth;
        c.ink(line).stroke(1).frame(x, y, columnWidth, rowHeight);
        double type = Math.min(rowHeight * 0.5, columnWidth * 0.2);
        if (c.chance(0.8)) {
          Script script = column == 0 ? Script.PRINT : Script.NUMBERS;
          c.ink(ink);
          new Typesetter(c, script, type)
              .line(x + type * 0.5, y + rowHeight * 0.75, columnWidth * c.between(0.4, 0.95));
        }
      }
    }
  }
}
