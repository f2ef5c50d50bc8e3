package dev.spotter.classifier.training;

import ai.djl.engine.Engine;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.modelfile.ParameterFile;
import dev.spotter.classifier.modelfile.TrainingRecord;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a trained network as a model folder. Stateless.
 *
 * @param plan how it was trained
 * @param data what it has learnt from
 * @param directory the model folder
 */
record ModelWriter(TrainingPlan plan, TrainingData data, Path directory) {

  /** A name is given when it is likelier than all others together. */
  private static final double DEFAULT_MIN_CONFIDENCE = 0.5;

  /** Writes parameters and card. */
  void write(TrainableNetwork network, double seconds) throws IOException {
    ImageSet images = data.training();
    FileEntry parameters =
        ModelFolder.writeParameters(directory, ParameterFile.encode(network.block()));
    ModelFolder.writeCard(
        directory,
        new ModelCard(
            directory.toAbsolutePath().normalize().getFileName().toString(),
            images.labels(),
            images.size(),
            plan.normalisation(),
            plan.recipe().architecture(),
            parameters,
            new DecisionRule(1, DEFAULT_MIN_CONFIDENCE),
            provenance(seconds),
            null,
            null,
            Taxonomy.usual(images.labels())));
  }

  private TrainingRecord provenance(double seconds) {
    return new TrainingRecord(
        TrainingRecord.recipeOf(plan.recipe()),
        plan.seed(),
        data.name(),
        data.sha256(),
        data.training().count(),
        Math.round(seconds / 6) / 10.0,
        Engine.getInstance().getEngineName() + " " + Engine.getInstance().getVersion(),
        plan.start().map(start -> start.card().name()).orElse(null));
  }
}
