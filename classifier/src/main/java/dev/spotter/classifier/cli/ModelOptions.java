package dev.spotter.classifier.cli;

import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which trained model a command is about. */
class ModelOptions {

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "a model folder, or accurate or small: the ones inside the jar (default: accurate)")
  private String model = BundledModel.ACCURATE.id();

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
    return bundled(model).isPresent() ? Optional.empty() : Optional.of(Path.of(model));
  }

  /** Reads the files of a model by what the user called it. */
  static ModelFiles files(String model) {
    return bundled(model).map(ModelFiles::bundled).orElseGet(() -> ModelFiles.in(Path.of(model)));
  }

  private static Optional<BundledModel> bundled(String model) {
    return Arrays.stream(BundledModel.values()).filter(it -> it.id().equals(model)).findFirst();
  }
}
