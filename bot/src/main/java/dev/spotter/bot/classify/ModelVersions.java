package dev.spotter.bot.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model registry in a folder: each version of a model is a model folder in it, called by its
 * version, and the file {@code promoted} is the stack of versions that answered, a line each, the
 * one that answers now last. Every change is one atomic move, so that bots that watch the folder
 * see the old state or the new. Bounded to {@value #MOST} versions. Blocks; thread-safe, also
 * between processes.
 */
public final class ModelVersions {

  private static final int MOST = 20;
  private static final String PROMOTED = "promoted";
  private static final String LOCK = "lock";
  private static final String UNFINISHED = ".new-";

  private final Path folder;

  /**
   * Names a store, which need not be there yet.
   *
   * @param folder that is the store's alone
   */
  public ModelVersions(Path folder) {
    this.folder = folder;
  }

  /** Writes a model into a folder. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes it.
     *
     * @param directory an empty folder
     * @return the card that was written
     * @throws IOException when it cannot be
     */
    ModelCard write(Path directory) throws IOException;
  }

  /** What is done to the store by one process at a time. */
  private interface Change<T> {
    T make() throws IOException;
  }

  /** Returns the cards of all versions, the oldest first. */
  public List<ModelCard> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(each -> !each.getFileName().toString().startsWith("."))
          .filter(each -> Files.exists(each.resolve(ModelFolder.CARD)))
          .map(each -> ModelFiles.in(each).card())
          .sorted(Comparator.comparing(ModelVersions::made))
          .toList();
    }
  }

  private static String made(ModelCard card) {
    return card.update() == null ? "" : card.update().made();
  }

  /** Returns the folder of the version that is to answer; empty while none was promoted. */
  public Optional<Path> promoted() {
    List<String> stack = stack();
    return stack.isEmpty()
        ? Optional.empty()
        : Optional.of(folder.resolve(stack.get(stack.size() - 1)));
  }

  /**
   * Adds a version, without promoting it. The oldest that never answered makes room, or else the
   * oldest; the one that answers stays.
   *
   * @param writer writes its folder
   * @return the version
   */
  public String add(Writer writer) throws IOException {
    return change(
        () -> {
          removeUnfinished();
          Path fresh = Files.createTempDirectory(folder, UNFINISHED);
          String version = writer.write(fresh).version();
          if (Files.exists(folder.resolve(version))) {
            remove(fresh);
          } else {
            Files.move(fresh, folder.resolve(version), StandardCopyOption.ATOMIC_MOVE);
          }
          prune(version);
          return version;
        });
  }

  /**
   * Lets a version answer from now on.
   *
   * @param version as it is listed
   * @throws ModelException when there is none of that name
   */
  public void promote(String version) throws IOException {
    if (list().stream().noneMatch(card -> card.version().equals(version))) {
      throw new ModelException(
          "there is no version %s in %s; `spotter-bot model list` tells which there are"
              .formatted(version, folder));
    }
    change(
        () -> {
          List<String> stack = new ArrayList<>(stack());
          stack.remove(version);
          stack.add(version);
          return write(stack);
        });
  }

  /**
   * Lets the version before answer again, or the model that the first was made of.
   *
   * @return the version that answered until now; empty when none was promoted
   */
  public Optional<String> rollback() throws IOException {
    return change(
        () -> {
          List<String> stack = stack();
          if (stack.isEmpty()) {
            return Optional.empty();
          }
          int last = stack.size() - 1;
          write(stack.subList(0, last));
          return Optional.of(stack.get(last));
        });
  }

  private List<String> stack() {
    try {
      return Files.readAllLines(folder.resolve(PROMOTED)).stream()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("the model store " + folder + " cannot be read", e);
    }
  }

  private Void write(List<String> stack) throws IOException {
    Path part = folder.resolve(PROMOTED + ".part");
    Files.write(part, (String.join("\n", stack) + "\n").getBytes(UTF_8));
    Files.move(part, folder.resolve(PROMOTED), StandardCopyOption.ATOMIC_MOVE);
    return null;
  }

  private void prune(String fresh) throws IOException {
    List<String> all = list().stream().map(ModelCard::version).toList();
    List<String> answered = stack();
    List<String> going =
        Stream.concat(all.stream().filter(it -> !answered.contains(it)), answered.stream())
            .filter(it -> !it.equals(fresh))
            .limit(Math.max(0, all.size() - MOST))
            .toList();
    if (answered.stream().anyMatch(going::contains)) {
      write(answered.stream().filter(it -> !going.contains(it)).toList());
    }
    for (String version : going) {
      remove(folder.resolve(version));
    }
  }

  private void removeUnfinished() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      for (Path each : found.toList()) {
        if (each.getFileName().toString().startsWith(UNFINISHED)) {
          remove(each);
        }
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** One thread of this process at a time, for a lock on a file is a process's. */
  private synchronized <T> T change(Change<T> change) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel lock =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = lock.lock()) {
      return held.isValid() ? change.make() : null;
    }
  }
}
