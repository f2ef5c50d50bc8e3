package dev.spotter.classifier.training.graphics;

import dev.spotter.classifier.training.graphics.Typesetter.Script;
import java.awt.Color;
import java.util.List;

/** What is photographed from screens by pressing a key. */
final class Screens {

  /** All of them. */
  static final List<Motif> ALL =
      List.of(Screens::chat, Screens::list, Screens::code, Screens::page, Screens::desktop);

  private Screens() {}

  private static void chat(Canvas c) {
    boolean night = c.chance(0.4);
    c.ink(night ? c.dark() : c.light()).flood();
    Color theirs = night ? c.grey(c.between(0.15, 0.35)) : c.grey(c.between(0.85, 1));
    Color mine = c.colour();
    bar(c, 0, c.colour());
    double type = c.side() * c.between(0.02, 0.04);
    double y = c.side() * 0.15;
    while (y < c.height()) {
      boolean own = c.chance(0.5);
      double width = c.width() * c.between(0.25, 0.75);
      int lines = c.count(1, 5);
      double height = type * (lines * 1.7 + 1);
      double x = own ? c.width() - width - type : type;
      c.ink(own ? mine : theirs).roundBox(x, y, width, height, type * 1.5);
      c.ink(night || own ? Color.WHITE : c.dark());
      new Typesetter(c, Script.PRINT, type)
          .paragraph(x + type, y + type * 1.6, width - 2 * type, lines, 1.7);
      y += height + type * c.between(0.5, 2);
    }
  }

  private static void list(Canvas c) {
    boolean night = c.chance(0.3);
    c.ink(night ? c.dark() : c.light()).flood();
    double row = c.side() * c.between(0.1, 0.22);
    boolean round = c.chance(0.7);
    Color ink = night ? Color.WHITE : c.dark();
    for (double y = bar(c, 0, c.colour()); y < c.height(); y += row) {
      c.ink(c.colour());
      if (round) {
        c.disc(row * 0.5, y + row * 0.5, row * 0.32);
      } else {
        c.roundBox(row * 0.18, y + row * 0.18, row * 0.64, row * 0.64, row * 0.2);
      }
      c.ink(ink);
      new Typesetter(c, Script.PRINT, row * 0.2)
          .line(row, y + row * 0.42, (c.width() - row) * c.between(0.3, 0.8));
      c.ink(c.grey(0.5));
      new Typesetter(c, Script.PRINT, row * 0.14)
          .line(row, y + row * 0.75, (c.width() - row) * c.between(0.3, 0.95));
      c.stroke(1).ink(c.grey(night ? 0.25 : 0.85)).line(row, y + row, c.width(), y + row);
    }
  }

  /** A code editor or a terminal. */
  private static void code(Canvas c) {
    boolean night = c.chance(0.7);
    c.ink(night ? c.dark() : c.light()).flood();
    double type = c.side() * c.between(0.015, 0.035);
    boolean plain = c.chance(0.3);
    Color ink = night ? c.grey(c.between(0.7, 1)) : c.dark();
    double left = type * 4;
    if (c.chance(0.4)) {
      left = c.width() * 0.25;
      c.ink(c.grey(night ? 0.15 : 0.9)).box(0, 0, left - type, c.height());
    }
    int indent = 0;
    for (double y = type * 2; y < c.height(); y += type * 1.9) {
      c.ink(c.grey(0.5));
      new Typesetter(c, Script.NUMBERS, type).word(left - 3 * type, y, 2);
      indent = Math.max(0, Math.min(8, indent + c.count(-1, 1)));
      double x = left + indent * type * 2;
      for (int words = c.count(0, 7); words > 0 && x < c.width(); words--) {
        c.ink(plain || c.chance(0.4) ? ink : bright(c, night));
        x = new Typesetter(c, Script.PRINT, type).word(x, y, c.count(1, 10)) + type;
      }
    }
  }

  private static Color bright(Canvas c, boolean night) {
    return Color.getHSBColor(c.random().nextFloat(), 0.7f, night ? 1 : 0.6f);
  }

  /** A web page: a heading, text, cards and buttons. */
  private static void page(Canvas c) {
    c.ink(c.chance(0.8) ? c.light() : c.dark()).flood();
    double y = bar(c, 0, c.chance(0.5) ? c.colour() : c.dark());
    double type = c.side() * c.between(0.015, 0.03);
    double margin = c.width() * c.between(0.02, 0.15);
    double width = c.width() - 2 * margin;
    while (y < c.height()) {
      switch (c.count(0, 3)) {
        case 0 -> {
          c.ink(c.dark());
          new Typesetter(c, Script.PRINT, type * 2.2)
              .line(margin, y + type * 4, width * c.between(0.3, 0.9));
          y += type * 6;
        }
        case 1 -> {
          c.ink(c.grey(0.35));
          y =
              new Typesetter(c, Script.PRINT, type)
                  .paragraph(margin, y + type * 2, width, c.count(2, 7), 1.8);
        }
        case 2 -> {
          c.ink(c.colour())
              .roundBox(margin, y + type, width * c.between(0.15, 0.4), type * 3, type);
          y += type * 5;
        }
        default -> y = cards(c, margin, y + type, width, type);
      }
    }
  }

  private static double cards(Canvas c, double left, double top, double width, double type) {
    int cards = c.count(2, 5);
    double height = width / cards * c.between(0.6, 1.3);
    for (int i = 0; i < cards; i++) {
      double x = left + i * width / cards;
      c.ink(c.grey(c.between(0.8, 1))).roundBox(x, top, width / cards - type, height, type);
      c.ink(c.colour()).box(x, top, width / cards - type, height * 0.5);
      c.ink(c.dark());
      new Typesetter(c, Script.PRINT, type)
          .paragraph(x + type, top + height * 0.5 + 2 * type, width / cards - 3 * type, 3, 1.8);
    }
    return top + height + type;
  }

  private static void desktop(Canvas c) {
    c.pen()
        .setPaint(
            new java.awt.GradientPaint(
                0, 0, c.colour(), (float) c.width(), (float) c.height(), c.colour()));
    c.flood();
    for (int windows = c.count(1, 4); windows > 0; windows--) {
      double width = c.width() * c.between(0.3, 0.8);
      double height = c.height() * c.between(0.3, 0.8);
      double x = (c.width() - width) * c.between(0, 1);
      double y = (c.height() - height) * c.between(0, 1);
      double type = c.side() * 0.02;
      c.ink(c.grey(c.between(0.1, 1))).box(x, y, width, height);
      c.ink(c.light()).box(x, y, width, type * 2.5);
      c.ink(c.grey(0.5));
      new Typesetter(c, Script.PRINT, type)
          .paragraph(x + type, y + type * 5, width - 2 * type, (int) (height / type / 2) - 3, 1.9);
    }
    c.ink(c.grey(c.between(0, 0.9))).box(0, c.height() * 0.94, c.width(), c.height() * 0.06);
    for (int icons = c.count(3, 12); icons > 0; icons--) {
      c.ink(c.colour())
          .roundBox(
              icons * c.height() * 0.06,
              c.height() * 0.95,
              c.height() * 0.04,
              c.height() * 0.04,
              4);
    }
  }

  /** A bar across with a title; returns where it ends. */
  private static double bar(Canvas c, double top, Color colour) {
    double height = c.side() * c.between(0.06, 0.13);
    c.ink(colour).box(0, top, c.width(), height);
    c.ink(Color.WHITE);
    new Typesetter(c, Script.PRINT, height * 0.35)
        .line(height * 0.5, top + height * 0.65, c.width() * c.between(0.2, 0.7));
    return top + height;
  }
}
