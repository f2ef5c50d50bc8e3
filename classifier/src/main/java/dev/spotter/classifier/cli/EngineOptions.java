package dev.spotter.classifier.cli;

import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.engine.Engines;
import picocli.CommandLine.Option;

/** Which trained model a command predicts with, and what computes. */
final class EngineOptions extends ModelOptions {

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "the DJL engine that computes: MXNet or PyTorch (default: DJL's choice)")
  private String engine;

  /** Loads the model. */
  SpotterModel open() {
    return SpotterModel.of(files(), engine == null ? Engines.preferred() : Engines.named(engine));
  }
}
