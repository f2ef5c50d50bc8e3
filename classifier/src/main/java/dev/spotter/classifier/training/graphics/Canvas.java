package dev.spotter.classifier.training.graphics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/**
 * A picture being drawn, with a pen, an ink and dice. Sizes are shares of the shorter side unless
 * said otherwise. Not thread-safe.
 */
final class Canvas {

  private final BufferedImage image;
  private final Graphics2D pen;
  private final Random random;

  Canvas(int width, int height, Random random) {
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.pen = image.createGraphics();
    this.random = random;
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  BufferedImage image() {
    return image;
  }

  Graphics2D pen() {
    return pen;
  }

  double width() {
    return image.getWidth();
  }

  double height() {
    return image.getHeight();
  }

  /** Returns the shorter side, in pixels. */
  double side() {
    return Math.min(width(), height());
  }

  Random random() {
    return random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** Returns a whole number, both bounds included. */
  int count(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T pick(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }

  /** Returns any colour. */
  Color colour() {
    return Color.getHSBColor(random.nextFloat(), (float) between(0.2, 1), (float) between(0.25, 1));
  }

  /** Returns white, off-white or a light tint. */
  Color light() {
    return chance(0.5)
        ? grey(between(0.94, 1))
        : Color.getHSBColor(random.nextFloat(), (float) between(0, 0.2), (float) between(0.85, 1));
  }

  /** Returns black, near-black or a dark tint. */
  Color dark() {
    return Color.getHSBColor(random.nextFloat(), (float) between(0, 0.6), (float) between(0, 0.25));
  }

  /** Returns a grey, 0 black to 1 white. */
  Color grey(double level) {
    float value = (float) Math.max(0, Math.min(1, level));
    return new Color(value, value, value);
  }

  Canvas ink(Color colour) {
    pen.setColor(colour);
    return this;
  }

  Canvas stroke(double pixels) {
    pen.setStroke(
        new BasicStroke(
            (float) Math.max(0.5, pixels), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    return this;
  }

  /** Covers everything with the ink. */
  void flood() {
    pen.fill(new Rectangle2D.Double(0, 0, width(), height()));
  }

  void box(double x, double y, double width, double height) {
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }

  void roundBox(double x, double y, double width, double height, double radius) {
    pen.fill(new RoundRectangle2D.Double(x, y, width, height, radius, radius));
  }

  void frame(double x, double y, double width, double height) {
    pen.draw(new Rectangle2D.Double(x, y, width, height));
  }

  void disc(double x, double y, double radius) {
    pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  void line(double fromX, double fromY, double toX, double toY) {
    pen.draw(new Line2D.Double(fromX, fromY, toX, toY));
  }

  /** Returns a path through points, {@code x0, y0, x1, y1, ...}. */
  static Path2D path(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return path;
  }
}
