package dev.spotter.classifier.image;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files in a folder and the folders in it, links followed once around. Hidden folders and those
 * that systems keep for themselves are not entered.
 *
 * @param files sorted
 * @param denied what could not be looked into, and why
 */
public record FoundFiles(List<Path> files, SortedMap<Path, String> denied) {

  /** What a NAS, Windows, macOS and Linux lay beside people's pictures. */
  private static final Set<String> OF_SYSTEMS =
      Set.of(
          "@eaDir",
          "#recycle",
          "@Recycle",
          "$RECYCLE.BIN",
          "RECYCLER",
          "System Volume Information",
          "__MACOSX",
          "lost+found",
          "Thumbs.db",
          "ehthumbs.db",
          "desktop.ini");

  /**
   * Looks through a folder.
   *
   * @param folder where to look; its own name does not matter
   * @throws IOException when there is no such folder
   */
  public static FoundFiles under(Path folder) throws IOException {
    SortedSet<Path> files = new TreeSet<>();
    SortedMap<Path, String> denied = new TreeMap<>();
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
            return !entered.equals(folder) && isOfSystem(entered.getFileName())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean shown = !isOfSystem(file.getFileName());
            if (shown && attributes.isRegularFile()) {
              files.add(file);
            } else if (shown && attributes.isSymbolicLink()) {
              denied.put(file, "the link leads nowhere");
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (!isOfSystem(file.getFileName()) && !(failure instanceof FileSystemLoopException)) {
              denied.put(file, reason(failure));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return new FoundFiles(List.copyOf(files), denied);
  }

  /**
   * Returns whether a file or folder is hidden or one that a system keeps for itself.
   *
   * @param name without the folders above
   */
  public static boolean isOfSystem(Path name) {
    return name.toString().startsWith(".") || OF_SYSTEMS.contains(name.toString());
  }

  /**
   * Returns a path as text, in the letters it has on disk: where the locale knows ASCII only, Java
   * puts U+FFFD for all others.
   */
  public static String text(Path path) {
    String text = path.toString();
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    String whole = path.toUri().getPath(); // decodes the path's bytes as UTF-8
    String start = path.isAbsolute() ? "" : Path.of("").toUri().getPath();
    return whole.startsWith(start) ? whole.substring(start.length()) : whole;
  }

  /**
   * Returns why a file or folder cannot be had, in words, without its name: what the system says is
   * often the name alone.
   */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "this account may not read it";
    }
    if (failure instanceof NoSuchFileException missing) {
      return missing.getReason() == null ? "there is no such file" : missing.getReason();
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "there is a file of that name, where a folder should be";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (failure instanceof FileSystemException named) {
      return named.getReason() == null ? "the file system refuses it" : named.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}
