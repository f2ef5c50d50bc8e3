package dev.spotter.classifier.report;

import java.util.List;

/**
 * A few figures in large type.
 *
 * @param title the heading
 * @param text how to read it; may be empty
 * @param tiles the figures
 */
public record Tiles(String title, String text, List<Tile> tiles) implements Section {

  /** Makes the list unmodifiable. */
  public Tiles {
    tiles = List.copyOf(tiles);
  }

  /**
   * One figure.
   *
   * @param name what is measured
   * @param value the figure with its unit
   * @param note what it means, in a few words
   */
  public record Tile(String name, String value, String note) {}

  @Override
  public boolean wide() {
    return true;
  }
}
