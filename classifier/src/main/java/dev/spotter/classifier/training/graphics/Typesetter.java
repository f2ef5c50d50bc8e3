package dev.spotter.classifier.training.graphics;

import java.awt.geom.Path2D;

/** Sets words of no language in the canvas's ink: printed from {@link Glyphs}, or by hand. */
final class Typesetter {

  /** What a line is made of. */
  enum Script {
    PRINT,
    CAPITALS,
    NUMBERS,
    HAND
  }

  private static final int PUNCTUATION = Glyphs.CAPITALS + Glyphs.DIGITS + Glyphs.SMALL;

  private final Canvas canvas;
  private final Script script;
  private final double height;
  private final double slant;

  /**
   * Creates a typesetter.
   *
   * @param height of a capital, in pixels
   */
  Typesetter(Canvas canvas, Script script, double height) {
    this.canvas = canvas;
    this.script = script;
    this.height = height;
    this.slant = canvas.chance(0.2) ? 0.2 : 0;
  }

  /**
   * Sets words until the width is full.
   *
   * @param x left end, in pixels
   * @param y base line, in pixels
   * @param width in pixels
   */
  void line(double x, double y, double width) {
    double at = x;
    while (at < x + width - height) {
      int letters = canvas.count(2, 9);
      at = word(at, y, Math.min(letters, (int) ((x + width - at) / advance()))) + advance();
    }
  }

  /**
   * Sets lines, the last of a paragraph shorter.
   *
   * @param y base line of the first, in pixels
   * @param leading from line to line, in capitals' heights
   * @return base line after the last
   */
  double paragraph(double x, double y, double width, int lines, double leading) {
    double at = y;
    for (int i = 0; i < lines; i++) {
      line(x, at, i == lines - 1 ? width * canvas.between(0.2, 0.9) : width);
      at += height * leading;
    }
    return at;
  }

  /** Sets one word and returns where it ends. */
  double word(double x, double y, int letters) {
    double at = x;
    for (int i = 0; i < letters; i++) {
      if (script == Script.HAND) {
        scribble(at, y);
      } else {
        print(at, y, glyph(i == 0));
      }
      at += advance();
    }
    return at;
  }

  private double advance() {
    return height * (Glyphs.COLUMNS + 1) / Glyphs.ROWS;
  }

  private int glyph(boolean first) {
    if (script == Script.NUMBERS) {
      return canvas.chance(0.15)
          ? PUNCTUATION
          : Glyphs.CAPITALS + canvas.random().nextInt(Glyphs.DIGITS);
    }
    boolean capital = script == Script.CAPITALS || (first && canvas.chance(0.3));
    return capital
        ? canvas.random().nextInt(Glyphs.CAPITALS)
        : Glyphs.CAPITALS + Glyphs.DIGITS + canvas.random().nextInt(Glyphs.SMALL);
  }

  private void print(double x, double y, int glyph) {
    double cell = height / Glyphs.ROWS;
    for (int row = 0; row < Glyphs.ROWS; row++) {
      double lean = slant * (Glyphs.ROWS - row) * cell;
      for (int column = 0; column < Glyphs.COLUMNS; column++) {
        if (Glyphs.inked(glyph, column, row)) {
          canvas.box(x + column * cell + lean, y - height + row * cell, cell * 1.15, cell * 1.15);
        }
      }
    }
  }

  /** One joined-up letter: a wave that sometimes goes high or low. */
  private void scribble(double x, double y) {
    double up = height * (canvas.chance(0.25) ? 1.1 : canvas.between(0.4, 0.6));
    double down = canvas.chance(0.15) ? height * 0.4 : 0;
    Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    path.curveTo(
        x + advance() * canvas.between(0, 0.4),
        y - up,
        x + advance() * canvas.between(0.3, 0.9),
        y - up,
        x + advance() * canvas.between(0.4, 0.6),
        y + down);
    path.quadTo(x + advance() * 0.7, y, x + advance(), y);
    canvas.stroke(height * 0.09);
    canvas.pen().draw(path);
  }
}
