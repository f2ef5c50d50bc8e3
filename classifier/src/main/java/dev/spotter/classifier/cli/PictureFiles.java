package dev.spotter.classifier.cli;

import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.UnreadableImageException;
import dev.spotter.classifier.image.ImageDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files behind a command's paths. */
final class PictureFiles {

  private PictureFiles() {}

  /**
   * Returns the files themselves and, sorted, all that lie in the folders and the folders in them,
   * hidden ones left out.
   *
   * @param paths as the user gave them; one that does not exist stays, to be told of in its turn
   * @throws IOException when a folder cannot be listed
   */
  static List<Path> in(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> inFolder(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> !hidden(folder.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean hidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** Reads and classifies one file; whatever is wrong with it is the answer. */
  static Prediction classify(Classifier classifier, Path file) {
    try {
      return Prediction.of(file.toString(), classifier.classify(read(file)));
    } catch (UnreadableImageException e) {
      return Prediction.failed(file.toString(), e.getMessage());
    } catch (NoSuchFileException e) {
      return Prediction.failed(file.toString(), "there is no such file");
    } catch (IOException e) {
      return Prediction.failed(file.toString(), "the file cannot be read: " + e.getMessage());
    }
  }

  /** Reads one byte more than the decoder takes, so that it refuses what is longer. */
  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ImageDecoder.MAX_BYTES + 1);
    }
  }
}
