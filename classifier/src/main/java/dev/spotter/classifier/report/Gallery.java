package dev.spotter.classifier.report;

import java.util.List;

/**
 * Small pictures with their captions.
 *
 * @param title the heading
 * @param text how to read it; may be empty
 * @param items the pictures, in reading order
 */
public record Gallery(String title, String text, List<Item> items) implements Section {

  /** Makes the list unmodifiable. */
  public Gallery {
    items = List.copyOf(items);
  }

  /**
   * A picture.
   *
   * @param source a data URI
   * @param description what to say to those who do not see it
   * @param name the caption's first line
   * @param notes its other lines
   */
  public record Item(String source, String description, String name, List<String> notes) {

    /** Makes the list unmodifiable. */
    public Item {
      notes = List.copyOf(notes);
    }
  }

  @Override
  public boolean wide() {
    return true;
  }
}
