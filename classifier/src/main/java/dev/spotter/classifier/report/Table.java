package dev.spotter.classifier.report;

import java.util.List;

/**
 * Rows of figures; the first column names the row.
 *
 * @param title the heading
 * @param text how to read it; may be empty
 * @param columns the columns' names
 * @param rows as many cells each as there are columns
 */
public record Table(String title, String text, List<String> columns, List<List<String>> rows)
    implements Section {

  /** Makes the lists unmodifiable. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  @Override
  public boolean wide() {
    return false;
  }
}
