package dev.spotter.classifier.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A UTF-8 text file of lines {@code path<TAB>label}. Relative paths start at the table's folder;
 * blank lines and a heading are passed over.
 */
final class PictureTable implements DataSource {

  private static final String FORM = "path<TAB>label";
  private static final Set<String> HEADINGS = Set.of("path\tlabel", "file\tlabel");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Override
  public boolean recognises(Path path) {
    return Files.isRegularFile(path)
        && path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".tsv");
  }

  @Override
  public String description() {
    return "a .tsv table with a line " + FORM + " for each picture";
  }

  @Override
  public boolean own() {
    return true;
  }

  @Override
  public Set<Split> splits(Path path) {
    return Set.of();
  }

  @Override
  public DataSet read(Path path, Split split, int size, ReadingProgress progress)
      throws IOException {
    List<LabelledFile> files = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    List<String> lines = lines(path);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !HEADINGS.contains(line.toLowerCase(Locale.ROOT))) {
        add(path, i + 1, line, files, skipped);
      }
    }
    if (files.isEmpty()) {
      throw new IOException(
          "%s has no line of the form %s; write one for each picture, such as cats/1.jpg<TAB>cat%s"
              .formatted(path, FORM, skipped.isEmpty() ? "" : ". " + skipped.get(0)));
    }
    return new LabelledFiles(path.getFileName().toString(), files, skipped).read(size, progress);
  }

  private static List<String> lines(Path table) throws IOException {
    try {
      return Files.readString(table).replace(BYTE_ORDER_MARK, "").lines().toList();
    } catch (CharacterCodingException e) {
      throw new IOException(table + " is not UTF-8 text; save it as UTF-8", e);
    }
  }

  /** Spreadsheets quote what they like, and double the quotes within (RFC 4180). */
  private static String unquoted(String column) {
    boolean quoted = column.length() > 1 && column.startsWith("\"") && column.endsWith("\"");
    return quoted ? column.substring(1, column.length() - 1).replace("\"\"", "\"") : column;
  }

  private static void add(
      Path table, int number, String line, List<LabelledFile> files, List<Skipped> skipped) {
    String place = table.getFileName() + " line " + number;
    String[] columns = line.split("\\s*\t\\s*", -1);
    Arrays.setAll(columns, i -> unquoted(columns[i]));
    if (columns.length != 2) {
      skipped.add(new Skipped(place, columns.length + " columns instead of the two of " + FORM));
      return;
    }
    try {
      Path file = table.toAbsolutePath().resolveSibling(columns[0]);
      files.add(new LabelledFile(file, columns[0], columns[1]));
    } catch (InvalidPathException e) {
      skipped.add(new Skipped(place, "no path of this system: " + columns[0]));
    }
  }
}
