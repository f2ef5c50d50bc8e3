package dev.spotter.classifier.report;

import java.util.List;

/**
 * A page to be read from top to bottom.
 *
 * @param title what it is about
 * @param summary the result in a sentence
 * @param sections in reading order
 */
public record Report(String title, String summary, List<Section> sections) {

  /** Makes the list unmodifiable. */
  public Report {
    sections = List.copyOf(sections);
  }
}
