package dev.spotter.classifier.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out by looking which form of data set lies at a path, and reads it. */
public final class DataSources {

  private static final List<DataSource> KNOWN =
      List.of(
          new CifarBinary(),
          new Cifar100Binary(),
          new CifarSheets(),
          new PictureTable(),
          new ClassFolders());

  private DataSources() {}

  /**
   * Reads one part of the data set at {@code path}; all of it when it has no parts.
   *
   * @param path what a user gave as {@code --data}
   * @param split which part
   * @param size width and height that pictures of any size are scaled to, in pixels; a benchmark's
   *     images keep theirs
   * @return the images, whole in memory, and what had to be passed over
   * @throws IOException when there is nothing there, or nothing known, or nothing readable; the
   *     message says which and what would be understood
   */
  public static DataSet read(Path path, Split split, int size) throws IOException {
    return read(path, split, size, ReadingProgress.SILENT);
  }

  /**
   * Returns whether the data set at {@code path} is made of a user's own picture files rather than
   * a benchmark's.
   *
   * @param path what a user gave as {@code --data}
   * @throws IOException when there is nothing there or nothing known
   */
  public static boolean own(Path path) throws IOException {
    return at(path).own();
  }

  /**
   * Returns whether the data set at {@code path} has a test half of its own.
   *
   * @param path what a user gave as {@code --data}
   * @throws IOException when there is nothing there or nothing known
   */
  public static boolean halves(Path path) throws IOException {
    return at(path).splits(path).contains(Split.TEST);
  }

  /**
   * Reads one half of several data sets and joins them.
   *
   * @param paths what a user gave as {@code --data}, at least one
   * @param split as for {@link #read(Path, Split, int)}
   * @param size as for {@link #read(Path, Split, int)}
   * @param progress told as images are read, of one data set after the other
   * @return all images in the order of the paths; see {@link DataSet#joined}
   * @throws IOException as {@link #read(Path, Split, int)} does, or when images differ in size
   */
  public static DataSet read(List<Path> paths, Split split, int size, ReadingProgress progress)
      throws IOException {
    List<DataSet> sets = new ArrayList<>();
    for (Path path : paths) {
      sets.add(read(path, split, size, progress));
    }
    return DataSet.joined(sets);
  }

  /** Returns whether any of these is {@link #own(Path)}. */
  public static boolean own(List<Path> paths) throws IOException {
    for (Path path : paths) {
      if (own(path)) {
        return true;
      }
    }
    return false;
  }

  /** Returns those of the paths whose data set has a part of its own for this. */
  public static List<Path> having(Split split, List<Path> paths) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path path : paths) {
      if (at(path).splits(path).contains(split)) {
        found.add(path);
      }
    }
    return found;
  }

  private static DataSet read(Path path, Split split, int size, ReadingProgress progress)
      throws IOException {
    DataSource source = at(path);
    Set<Split> splits = source.splits(path);
    if (!splits.isEmpty() && !splits.contains(split)) {
      throw new IOException(
          path
              + " has no %s pictures set apart, only %s"
                  .formatted(split, splits)
                  .toLowerCase(Locale.ROOT));
    }
    return source.read(path, split, size, progress);
  }

  private static DataSource at(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "no such data set");
    }
    for (DataSource source : KNOWN) {
      if (source.recognises(path)) {
        return source;
      }
    }
    throw new IOException(path + " is no data set of a known form. Known forms: " + forms());
  }

  private static String forms() {
    return KNOWN.stream().map(DataSource::description).collect(Collectors.joining("; "));
  }
}
