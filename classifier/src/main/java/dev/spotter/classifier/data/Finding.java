package dev.spotter.classifier.data;

import java.util.List;

/**
 * Something a user should know about their data before they trust a model made of it.
 *
 * @param severity how much it matters
 * @param title what was found, in a sentence without its full stop
 * @param advice what it means and what to do about it
 * @param details the files or classes it is about
 */
public record Finding(Severity severity, String title, String advice, List<String> details) {

  /** How much a finding matters. */
  public enum Severity {
    /** The model or its figures will be wrong because of it. */
    SERIOUS,
    /** The model will be worse than it could be. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  /** Makes the list unmodifiable. */
  public Finding {
    details = List.copyOf(details);
  }
}
