package dev.spotter.bot.classify;

import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Notices that a model folder changed, and that it has come to rest: it tells of a change when two
 * looks in a row saw the same, so that a folder which is still being copied is left in peace. Every
 * change is told once, whatever became of it. Used by one thread at a time.
 */
final class FolderWatch {

  private final Supplier<Optional<Path>> folder;
  private String told;
  private String seen;

  /**
   * Takes the folder as it is now for known; blocks.
   *
   * @param folder tells which one, for another may take its place; empty for a model inside the jar
   */
  FolderWatch(Supplier<Optional<Path>> folder) {
    this.folder = folder;
    this.told = fingerprint();
    this.seen = told;
  }

  /** Looks; returns whether there is a change to act on. Blocks. */
  boolean changed() {
    String now = fingerprint();
    boolean settled = now.equals(seen) && !now.equals(told);
    seen = now;
    told = settled ? now : told;
    return settled;
  }

  /** The card's content, and length and time of the files that belong to it. */
  private String fingerprint() {
    return folder.get().map(FolderWatch::fingerprint).orElse("inside the jar");
  }

  private static String fingerprint(Path directory) {
    try {
      byte[] card = Files.readAllBytes(directory.resolve(ModelFolder.CARD));
      return directory + " " + ModelFolder.sha256(card) + stamps(directory, card);
    } catch (IOException e) {
      return "no card: " + e.getMessage();
    }
  }

  private static String stamps(Path directory, byte[] card) {
    try {
      return ModelFolder.files(ModelFolder.readCard(card)).stream()
          .map(file -> stamp(directory, file))
          .collect(Collectors.joining());
    } catch (IOException | ModelException e) {
      return " unreadable card";
    }
  }

  private static String stamp(Path directory, String file) {
    try {
      Path path = directory.resolve(file);
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return " %s %d %s".formatted(found.fileKey(), found.size(), found.lastModifiedTime());
    } catch (IOException e) {
      return " no " + file;
    }
  }
}
