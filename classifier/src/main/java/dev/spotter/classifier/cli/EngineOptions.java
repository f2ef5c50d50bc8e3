package dev.spotter.classifier.cli;

import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.engine.Precision;
import picocli.CommandLine.Option;

/** Which trained model a command predicts with, and what computes. */
final class EngineOptions extends ModelOptions {

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "the DJL engine that computes: MXNet or PyTorch (default: DJL's choice)")
  private String engine;

  @Option(
      names = "--dtype",
      paramLabel = "NUMBERS",
      description =
          "the narrowest numbers to compute in, float32 or bfloat16; the latter is taken where it is"
              + " quicker and agrees, as a bot does (default: float32, whose answers depend on no"
              + " processor)")
  private Precision precision = Precision.FLOAT32;

  /** Loads the model. */
  SpotterModel open() {
    return SpotterModel.of(
        files(), engine == null ? Engines.preferred() : Engines.named(engine), precision);
  }
}
