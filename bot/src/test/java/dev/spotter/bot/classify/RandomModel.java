package dev.spotter.bot.classify;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.model.AirbenchNetwork;
import dev.spotter.classifier.model.ModelCard;
import dev.spotter.classifier.model.ModelFolder;
import dev.spotter.classifier.model.ParameterFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A real network that has learnt nothing, small enough to be made in no time. */
final class RandomModel {

  private static final int SIZE = 32;
  private static final List<String> LABELS = List.of("cat", "dog", "frog");

  private RandomModel() {}

  /** Writes a model into a folder and loads it, to be closed by the caller. */
  static SpotterModel in(Path directory) throws IOException {
    ModelCard.Architecture architecture =
        new ModelCard.Architecture(AirbenchNetwork.FAMILY, List.of(8, 8, 8), 2);
    Block block = AirbenchNetwork.build(architecture, LABELS.size());
    String engine = Engines.preferred().getEngineName();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), engine)) {
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, SIZE, SIZE));
      ModelCard.Parameters parameters =
          ModelFolder.writeParameters(directory, ParameterFile.encode(block));
      ModelFolder.writeCard(directory, card(architecture, parameters, engine));
    }
    return SpotterModel.load(directory);
  }

  private static ModelCard card(
      ModelCard.Architecture architecture, ModelCard.Parameters parameters, String engine) {
    return new ModelCard(
        "random",
        LABELS,
        SIZE,
        new ModelCard.Normalisation(List.of(0.5f, 0.5f, 0.5f), List.of(0.25f, 0.25f, 0.25f)),
        architecture,
        parameters,
        new ModelCard.Decision(1, 0),
        new ModelCard.Training("none", 0, "none", "", 0, 0, engine, null),
        null);
  }
}
