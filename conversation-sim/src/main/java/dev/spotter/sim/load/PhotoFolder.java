package dev.spotter.sim.load;

import dev.spotter.sim.picture.Drawing;
import dev.spotter.sim.picture.PictureMaker;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Photos of a folder and the folders in it, in every size that a platform offers. Immutable.
 *
 * @param pictures those that were read, in the order of their names
 * @param left names of files that are no pictures, or more than {@value #MOST}
 */
public record PhotoFolder(List<List<Drawing>> pictures, List<Path> left) {

  /** The most pictures that are kept in memory. */
  public static final int MOST = 500;

  /** The most that their files may have together, in bytes. */
  static final long MOST_BYTES = 1L << 30;

  private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "gif", "bmp", "webp");

  /** Copies both lists. */
  public PhotoFolder {
    pictures = List.copyOf(pictures);
    left = List.copyOf(left);
  }

  /**
   * Reads a folder. It decodes, which takes some milliseconds a megapixel.
   *
   * @param folder a folder, or one picture
   * @return its pictures
   * @throws IOException when it cannot be read
   */
  public static PhotoFolder read(Path folder) throws IOException {
    PictureMaker maker = new PictureMaker();
    List<List<Drawing>> pictures = new ArrayList<>();
    List<Path> left = new ArrayList<>();
    long bytes = 0;
    for (Path file : files(folder)) {
      bytes += Files.size(file);
      if (pictures.size() == MOST || bytes > MOST_BYTES) {
        left.add(file);
        continue;
      }
      List<Drawing> sizes = maker.make(Files.readAllBytes(file));
      if (sizes.get(0).width() > 0 || isWebp(file)) {
        pictures.add(sizes);
      } else {
        left.add(file);
      }
    }
    return new PhotoFolder(pictures, left);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(file -> ENDINGS.contains(ending(file)) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /** The simulator cannot scale it, and offers the file alone, as platforms do. */
  private static boolean isWebp(Path file) {
    return ending(file).equals("webp");
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
