package dev.spotter.classifier.report;

import java.util.List;
import java.util.Locale;

/**
 * Marks over two axes.
 *
 * @param title the heading
 * @param text how to read it; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param marks what is drawn, the first at the bottom
 * @param numbers the same as a table, for those who do not see the chart or want it exactly
 */
public record Chart(String title, String text, Axis x, Axis y, List<Mark> marks, Table numbers)
    implements Section {

  /** Makes the list unmodifiable. */
  public Chart {
    marks = List.copyOf(marks);
  }

  /** Something drawn; its kind is its shape, its tone its colour. */
  public sealed interface Mark permits Line, Bars, Dots {

    /** Returns what it stands for, as the legend says it. */
    String name();

    /** Returns its colour. */
    Tone tone();
  }

  /** Colours, which depend on whether the page is light or dark. */
  public enum Tone {
    /** What the chart is about. */
    FIRST,
    /** What it is compared with. */
    SECOND,
    /** What it would ideally be; drawn dashed. */
    GUIDE;

    /** Returns the name of the style. */
    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A point in the axes' units.
   *
   * @param x along the horizontal axis
   * @param y along the vertical one
   * @param label printed beside a dot; may be empty
   */
  public record Point(double x, double y, String label) {}

  /**
   * Points joined by a line.
   *
   * @param name what it stands for
   * @param tone its colour
   * @param points from left to right
   */
  public record Line(String name, Tone tone, List<Point> points) implements Mark {}

  /**
   * Single points with labels.
   *
   * @param name what they stand for
   * @param tone their colour
   * @param points in any order
   */
  public record Dots(String name, Tone tone, List<Point> points) implements Mark {}

  /**
   * Bars from the horizontal axis up.
   *
   * @param name what they stand for
   * @param tone their colour
   * @param bars from left to right
   */
  public record Bars(String name, Tone tone, List<Bar> bars) implements Mark {}

  /**
   * One bar.
   *
   * @param from its left edge, along the horizontal axis
   * @param to its right edge
   * @param height along the vertical axis
   * @param label printed in it, upwards; may be empty
   * @param tip shown to those who point at it
   */
  public record Bar(double from, double to, double height, String label, String tip) {}

  /** Returns where things lie on the canvas. */
  public Plot plot() {
    return new Plot(x, y);
  }

  @Override
  public boolean wide() {
    return false;
  }
}
