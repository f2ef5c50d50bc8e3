package dev.spotter.classifier.report;

import java.util.List;

/**
 * A confusion matrix as a heat map.
 *
 * @param title the heading
 * @param text how to read it; may be empty
 * @param labels of rows (what is true) and columns (what was said)
 * @param counts a row a true label
 */
public record Matrix(String title, String text, List<String> labels, List<List<Integer>> counts)
    implements Section {

  private static final int LABELS_IN_HALF_A_PAGE = 12;

  /** Makes the lists unmodifiable. */
  public Matrix {
    labels = List.copyOf(labels);
    counts = List.copyOf(counts);
  }

  /**
   * Returns how strongly to shade a cell: the square root of its share of the row, so that a few
   * mistakes in a hundred still show.
   *
   * @return 0 to 100, in whole steps
   */
  public long shade(int row, int column) {
    int whole = counts.get(row).stream().mapToInt(count -> count).sum();
    return whole == 0
        ? 0
        : Math.round(100 * Math.sqrt(counts.get(row).get(column) / (double) whole));
  }

  @Override
  public boolean wide() {
    return labels.size() > LABELS_IN_HALF_A_PAGE;
  }
}
