package dev.spotter.classifier.cli;

import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which trained model a command is about. */
class ModelOptions {

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "a model folder, or one inside the jar: everyday, accurate or small (default:"
              + " ${DEFAULT-VALUE})")
  private String model = BundledModel.DEFAULT.id();

  /** Reads the model's files, without any engine. */
  final ModelFiles files() {
    return files(model);
  }

  /** Returns the folder given; empty for a bundled model. */
  final Optional<Path> directory() {
    return folder(model);
  }

  /** Returns the folder that a user means by a model's name; empty for a bundled model. */
  static Optional<Path> folder(String model) {
    return BundledModel.named(model).isPresent() ? Optional.empty() : Optional.of(Path.of(model));
  }

  /** Reads the files of a model by what the user called it. */
  static ModelFiles files(String model) {
    return BundledModel.named(model)
        .map(ModelFiles::bundled)
        .orElseGet(() -> ModelFiles.in(Path.of(model)));
  }
}
