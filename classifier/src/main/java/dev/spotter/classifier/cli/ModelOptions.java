package dev.spotter.classifier.cli;

import dev.spotter.classifier.model.ModelFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which trained model a command is about. */
class ModelOptions {

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "the model folder (default: the bundled model)")
  private Path directory;

  /** Reads the model's files, without any engine. */
  final ModelFiles files() {
    return directory().map(ModelFiles::in).orElseGet(ModelFiles::bundled);
  }

  /** Returns the folder given; empty for the bundled model. */
  final Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }
}
