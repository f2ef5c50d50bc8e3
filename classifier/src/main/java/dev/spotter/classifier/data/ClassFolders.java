package dev.spotter.classifier.data;

import dev.spotter.classifier.image.ImageFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of folders: each bears a class's name and holds its pictures, in further folders if need
 * be. Class folders may lie in two halves, {@code train} and {@code test}.
 */
final class ClassFolders implements DataSource {

  private static final String TRAIN = "train";
  private static final String TEST = "test";

  @Override
  public boolean recognises(Path path) {
    return hasFolders(path);
  }

  @Override
  public String description() {
    return "a folder with a folder of pictures for each class, such as pets/cat/1.jpg";
  }

  @Override
  public boolean own() {
    return true;
  }

  @Override
  public boolean halves(Path path) {
    return hasFolders(path.resolve(TRAIN)) && hasFolders(path.resolve(TEST));
  }

  @Override
  public DataSet read(Path path, Split split, int size, ReadingProgress progress)
      throws IOException {
    Path root = halves(path) ? path.resolve(split == Split.TEST ? TEST : TRAIN) : path;
    List<LabelledFile> files = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Path entry : visible(root)) {
      String label = entry.getFileName().toString();
      List<Path> pictures = Files.isDirectory(entry) ? ImageFiles.under(entry) : List.of();
      pictures.forEach(file -> files.add(new LabelledFile(file, name(root, file), label)));
      if (pictures.isEmpty()) {
        skipped.add(new Skipped(label, whyNothing(entry)));
      }
    }
    String source = path.toAbsolutePath().normalize().getFileName().toString();
    return new LabelledFiles(source, files, skipped).read(size, progress);
  }

  private static String whyNothing(Path entry) {
    return Files.isDirectory(entry)
        ? "the folder is empty, so there is no such class"
        : "it lies in no class's folder";
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static boolean hasFolders(Path path) {
    try {
      return Files.isDirectory(path) && visible(path).stream().anyMatch(Files::isDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be listed: " + e.getMessage(), e);
    }
  }

  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(each -> !ImageFiles.hidden(each.getFileName())).sorted().toList();
    }
  }
}
