package dev.spotter.classifier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What photos truly show: lines of {@code file<TAB>label}, of which {@link #OTHER} stands for all
 * that the model was never taught.
 *
 * @param source where the table lies
 * @param labels file name (without folders) to label, in the table's order
 */
record LabelTable(Path source, Map<String, String> labels) {

  /** The label of what the model was never taught. */
  static final String OTHER = "other";

  /**
   * Reads a table; blank lines and a heading {@code file<TAB>label} are passed over.
   *
   * @param source a UTF-8 file
   * @throws IOException when it cannot be read, or a line is malformed; names the line
   */
  static LabelTable read(Path source) throws IOException {
    Map<String, String> labels = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.equals("file\tlabel")) {
        add(labels, line.split("\\s*\t\\s*", -1), source + " line " + (i + 1));
      }
    }
    return new LabelTable(source, labels);
  }

  /** Returns the name by which a photo is known in the table: the last part of its path. */
  static String nameOf(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  /**
   * Checks that each label can be judged.
   *
   * @param known the model's labels
   * @throws IOException when there is one that is neither known nor {@link #OTHER}
   */
  void requireIn(Set<String> known) throws IOException {
    for (Map.Entry<String, String> row : labels.entrySet()) {
      if (!row.getValue().equals(OTHER) && !known.contains(row.getValue())) {
        throw new IOException(
            "%s labels %s \"%s\", which is neither \"%s\" nor one of the model's labels: %s"
                .formatted(source, row.getKey(), row.getValue(), OTHER, String.join(", ", known)));
      }
    }
  }

  private static void add(Map<String, String> labels, String[] columns, String place)
      throws IOException {
    if (columns.length != 2 || columns[0].isEmpty() || columns[1].isEmpty()) {
      throw new IOException(place + " is not of the form file<TAB>label");
    }
    if (labels.put(nameOf(columns[0]), columns[1]) != null) {
      throw new IOException(place + " labels " + nameOf(columns[0]) + " a second time");
    }
  }
}
