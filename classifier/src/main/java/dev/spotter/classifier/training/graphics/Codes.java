package dev.spotter.classifier.training.graphics;

import dev.spotter.classifier.training.graphics.Typesetter.Script;
import java.awt.Color;
import java.util.List;

/** What machines read, and what people solve. */
final class Codes {

  /** All of them. */
  static final List<Motif> ALL = List.of(Codes::square, Codes::square, Codes::stripes, Codes::grid);

  private static final int EYE = 7;

  private Codes() {}

  /** A QR code. */
  private static void square(Canvas c) {
    c.ink(c.chance(0.7) ? c.light() : c.colour()).flood();
    int cells = 17 + 4 * c.count(1, 8);
    double side = c.side() * c.between(0.35, 0.98);
    double cell = side / cells;
    double left = (c.width() - side) / 2;
    double top = (c.height() - side) * c.between(0.2, 0.8);
    c.ink(Color.WHITE).box(left - 3 * cell, top - 3 * cell, side + 6 * cell, side + 6 * cell);
    c.ink(c.chance(0.8) ? Color.BLACK : c.dark());
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column < cells; column++) {
        if (inked(c, row, column, cells)) {
          c.box(left + column * cell, top + row * cell, cell, cell);
        }
      }
    }
    if (c.chance(0.5)) {
      double type = c.side() * 0.03;
      new Typesetter(c, Script.PRINT, type).line(left, c.height() - type, side);
    }
  }

  private static boolean inked(Canvas c, int row, int column, int cells) {
    int y = Math.min(row, row >= cells - EYE - 1 ? cells - 1 - row : row);
    int x = Math.min(column, column >= cells - EYE - 1 ? cells - 1 - column : column);
    boolean last = row > EYE && column > EYE;
    if (x <= EYE && y <= EYE && !last) {
      int ring = Math.max(Math.abs(x - EYE / 2), Math.abs(y - EYE / 2));
      return ring != 2 && ring <= EYE / 2;
    }
    return c.chance(0.5);
  }

  /** A bar code. */
  private static void stripes(Canvas c) {
    c.ink(c.light()).flood();
    double height = c.height() * c.between(0.3, 0.95);
    double top = (c.height() - height) / 2;
    double module = c.width() * c.between(0.004, 0.012);
    double margin = c.width() * c.between(0.02, 0.2);
    c.ink(c.dark());
    double x = margin;
    while (x < c.width() - margin) {
      double bar = module * c.count(1, 4);
      c.box(x, top, bar, height);
      x += bar + module * c.count(1, 4);
    }
    double type = (c.height() - height) * 0.3;
    if (type > 2) {
      new Typesetter(c, Script.NUMBERS, type)
          .line(margin, c.height() - type * 0.3, c.width() - 2 * margin);
    }
  }

  /** A puzzle, a calendar or a keypad: cells with a sign each. */
  private static void grid(Canvas c) {
    c.ink(c.light()).flood();
    int columns = c.count(3, 12);
    int rows = c.count(3, 12);
    double width = c.width() / columns;
    double height = c.height() / rows;
    boolean black = c.chance(0.4);
    Script script = c.chance(0.5) ? Script.NUMBERS : Script.CAPITALS;
    Color ink = c.dark();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        c.ink(ink).stroke(c.side() * 0.005).frame(column * width, row * height, width, height);
        if (black && c.chance(0.3)) {
          c.box(column * width, row * height, width, height);
        } else if (c.chance(0.7)) {
          new Typesetter(c, script, Math.min(width, height) * 0.5)
              .word((column + 0.3) * width, (row + 0.75) * height, 1);
        }
      }
    }
  }
}
