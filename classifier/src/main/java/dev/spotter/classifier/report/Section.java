package dev.spotter.classifier.report;

import java.util.Locale;

/** A part of a report; each form of it has a template of the same name. */
public sealed interface Section permits Facts, Tiles, Table, Matrix, Chart, Gallery, Findings {

  /** Returns the heading, which no other section of the page has. */
  String title();

  /** Returns a sentence or two on how to read it; may be empty. */
  String text();

  /** Returns whether it needs the whole width of a wide screen. */
  boolean wide();

  /** Returns the section's anchor: its heading in lower case, with hyphens. */
  default String id() {
    return title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
