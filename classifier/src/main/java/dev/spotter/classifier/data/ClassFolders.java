package dev.spotter.classifier.data;

import dev.spotter.classifier.image.FoundFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of folders: each bears a class's name and holds its pictures, in further folders if need
 * be. Class folders may lie apart in {@code train}, {@code val} and {@code test}, by the names that
 * {@link Split} knows.
 */
final class ClassFolders implements DataSource {

  /** Names that tell where things lie, not what they show. */
  private static final Set<String> NO_CLASSES =
      Set.of("images", "labels", "annotations", "pictures", "photos", "data", "dataset", "class");

  @Override
  public boolean recognises(Path path) throws IOException {
    return Files.isDirectory(path) && hasFolders(path);
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
  public Set<Split> splits(Path path) throws IOException {
    return parts(path).keySet();
  }

  @Override
  public DataSet read(Path path, Split split, int size, ReadingProgress progress)
      throws IOException {
    Map<Split, Path> parts = parts(path);
    Path root = parts.isEmpty() ? path : parts.get(split);
    List<LabelledFile> files = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Path entry : visible(root)) {
      if (!Files.isDirectory(entry)) {
        skipped.add(new Skipped(name(root, entry), "it lies in no class's folder"));
        continue;
      }
      String label = FoundFiles.text(entry.getFileName());
      FoundFiles found = FoundFiles.under(entry);
      found.files().forEach(file -> files.add(new LabelledFile(file, name(root, file), label)));
      found.denied().forEach((file, why) -> skipped.add(new Skipped(name(root, file), why)));
      if (found.files().isEmpty() && found.denied().isEmpty()) {
        skipped.add(new Skipped(label, "the folder is empty, so there is no such class"));
      }
    }
    requireClasses(root, files);
    String source = path.toAbsolutePath().normalize().getFileName().toString();
    return new LabelledFiles(source, files, skipped).read(size, progress);
  }

  /** The worst outcome is a model that has learnt to tell "train" from "images". */
  private static void requireClasses(Path root, List<LabelledFile> files) throws IOException {
    List<String> labels = files.stream().map(LabelledFile::label).distinct().toList();
    if (!labels.isEmpty() && labels.stream().allMatch(ClassFolders::namesNoClass)) {
      throw new IOException(
          ("the folders in %s are called %s, which says where pictures lie and not what they"
                  + " show; give the folder whose folders are called what the pictures show")
              .formatted(root, String.join(", ", labels)));
    }
  }

  private static boolean namesNoClass(String label) {
    return Split.named(label).isPresent() || NO_CLASSES.contains(label.toLowerCase(Locale.ROOT));
  }

  /** Returns where the parts lie; a folder of classes that has no part to learn from has none. */
  private static Map<Split, Path> parts(Path path) throws IOException {
    Map<Split, Path> parts = new EnumMap<>(Split.class);
    for (Path entry : visible(path)) {
      Optional<Split> split = Split.named(entry.getFileName().toString());
      if (split.isPresent() && Files.isDirectory(entry) && hasFolders(entry)) {
        parts.put(split.get(), entry);
      }
    }
    return parts.containsKey(Split.TRAIN) ? parts : Map.of();
  }

  private static String name(Path root, Path file) {
    return FoundFiles.text(root.relativize(file)).replace('\\', '/');
  }

  private static boolean hasFolders(Path path) throws IOException {
    return visible(path).stream().anyMatch(Files::isDirectory);
  }

  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(each -> !FoundFiles.isOfSystem(each.getFileName())).sorted().toList();
    }
  }
}
