package dev.spotter.classifier.cli;

import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.Head;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.image.FoundFiles;
import dev.spotter.classifier.image.ImageFiles;
import dev.spotter.classifier.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files behind a command's paths. */
final class PictureFiles {

  private PictureFiles() {}

  /**
   * Returns the files themselves and, sorted, all that lie in the folders and the folders in them,
   * hidden ones left out.
   *
   * @param paths as the user gave them; one that does not exist stays, to be told of in its turn
   *     what cannot be looked into, as well
   * @throws IOException when a folder cannot be listed
   */
  static List<Path> in(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        FoundFiles found = FoundFiles.under(path);
        files.addAll(found.files());
        files.addAll(found.denied().keySet());
      } else {
        files.add(path);
      }
    }
    return files;
  }

  /** Reads one file and decides on it; whatever is wrong with it is the answer. */
  static Prediction classify(Classifier classifier, Head head, Path file) {
    String name = FoundFiles.text(file);
    try {
      return Prediction.of(name, head.decide(classifier.embed(ImageFiles.read(file))));
    } catch (UnreadableImageException e) {
      return Prediction.failed(name, Wording.ENGLISH.problem(e.problem()));
    } catch (IOException e) {
      return Prediction.failed(name, e.getMessage());
    }
  }
}
