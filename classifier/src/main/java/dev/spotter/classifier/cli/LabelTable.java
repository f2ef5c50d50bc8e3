package dev.spotter.classifier.cli;

import dev.spotter.classifier.evaluation.PhotoTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What photos truly show: lines of {@code file<TAB>label} or {@code file<TAB>label<TAB>wider word}.
 * The label {@link #OTHER} stands for all that the model was never taught; the wider word, which
 * may be {@link #NO_WORD}, for what fairly holds the photo all the same.
 *
 * @param source where the table lies
 * @param photos file name (without folders) to what it shows, in the table's order
 */
record LabelTable(Path source, Map<String, PhotoTruth> photos) {

  /** The label of what the model was never taught. */
  static final String OTHER = "other";

  /** The wider word of what no word holds. */
  static final String NO_WORD = "-";

  private static final Pattern HEADING = Pattern.compile("file\tlabel(\t.*)?");

  /**
   * Reads a table; blank lines and a heading that begins with {@code file<TAB>label} are passed
   * over.
   *
   * @param source a UTF-8 file
   * @throws IOException when it cannot be read, or a line is malformed; names the line
   */
  static LabelTable read(Path source) throws IOException {
    Map<String, PhotoTruth> photos = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !HEADING.matcher(line).matches()) {
        add(photos, line.split("\\s*\t\\s*", -1), source + " line " + (i + 1));
      }
    }
    return new LabelTable(source, photos);
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
    for (Map.Entry<String, PhotoTruth> row : photos.entrySet()) {
      Optional<String> label = row.getValue().label();
      if (label.isPresent() && !known.contains(label.get())) {
        throw new IOException(
            "%s labels %s \"%s\", which is neither \"%s\" nor one of the model's labels: %s"
                .formatted(source, row.getKey(), label.get(), OTHER, String.join(", ", known)));
      }
    }
  }

  private static void add(Map<String, PhotoTruth> photos, String[] columns, String place)
      throws IOException {
    boolean blank = Arrays.stream(columns).anyMatch(String::isEmpty);
    if (columns.length < 2 || columns.length > 3 || blank) {
      throw new IOException(place + " is not of the form file<TAB>label[<TAB>wider word]");
    }
    Optional<String> label = Optional.of(columns[1]).filter(it -> !it.equals(OTHER));
    Optional<String> wider =
        columns.length == 2
            ? Optional.empty()
            : Optional.of(columns[2]).filter(it -> !it.equals(NO_WORD));
    if (photos.put(nameOf(columns[0]), new PhotoTruth(label, wider)) != null) {
      throw new IOException(place + " labels " + nameOf(columns[0]) + " a second time");
    }
  }
}
