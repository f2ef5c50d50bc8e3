package dev.spotter.classifier.report;

import dev.spotter.classifier.report.Chart.Bar;
import dev.spotter.classifier.report.Chart.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where values lie on a chart's canvas, in units of the SVG's view box. Values outside the axes are
 * drawn on the edge.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 */
public record Plot(Axis x, Axis y) {

  /** The canvas' width. */
  public static final int WIDTH = 420;

  /** The canvas' height. */
  public static final int HEIGHT = 312;

  /** The left edge of the drawing, right of the numbers. */
  public static final int LEFT = 54;

  /** The right edge of the drawing. */
  public static final int RIGHT = WIDTH - 16;

  /** The upper edge of the drawing. */
  public static final int TOP = 24;

  /** The lower edge of the drawing, above the numbers. */
  public static final int BOTTOM = HEIGHT - 46;

  private static final int LABEL_WIDTH = 40;

  /** Returns how far from the left a value lies. */
  public double across(double value) {
    return rounded(LEFT + (RIGHT - LEFT) * share(x, value));
  }

  /** Returns how far from the top a value lies. */
  public double down(double value) {
    return rounded(BOTTOM - (BOTTOM - TOP) * share(y, value));
  }

  /** Returns a bar's width. */
  public double width(Bar bar) {
    return rounded(across(bar.to()) - across(bar.from()));
  }

  /** Returns a bar's height. */
  public double height(Bar bar) {
    return rounded(BOTTOM - down(bar.height()));
  }

  /** Returns the middle between a bar's edges. */
  public double middle(Bar bar) {
    return across((bar.from() + bar.to()) / 2);
  }

  /** Returns whether a dot is so far left that its label fits only to its right. */
  public boolean atLeft(Point dot) {
    return across(dot.x()) < LEFT + LABEL_WIDTH;
  }

  /** Returns points as a polyline writes them. */
  public String polyline(List<Point> points) {
    return points.stream()
        .map(p -> String.format(Locale.ROOT, "%.1f,%.1f", across(p.x()), down(p.y())))
        .collect(Collectors.joining(" "));
  }

  private static double share(Axis axis, double value) {
    return Math.min(1, Math.max(0, (value - axis.min()) / (axis.max() - axis.min())));
  }

  private static double rounded(double value) {
    return Math.round(10 * value) / 10.0;
  }
}
