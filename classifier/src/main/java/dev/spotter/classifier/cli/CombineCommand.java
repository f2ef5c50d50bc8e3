package dev.spotter.classifier.cli;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.engine.EngineSettings;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.evaluation.GoldenCheck;
import dev.spotter.classifier.modelfile.GoldenSamples;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.modelfile.ParameterFile;
import dev.spotter.classifier.modelfile.TrainingRecord;
import dev.spotter.classifier.network.AirbenchNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one model of several. */
@Command(
    name = "combine",
    mixinStandardHelpOptions = true,
    description =
        "Makes one model of networks of the same shape: they look at an image side by side and"
            + " their logits, each at its own temperature, are averaged. Weights are kept in 8"
            + " bits.",
    footer = {
      "",
      "Examples:",
      "  spotter-classifier combine runs/first runs/second --model runs/both",
      "  spotter-classifier combine runs/first --model runs/a-quarter-of-the-size"
    })
final class CombineCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "model folders")
  private List<Path> members;

  @Option(names = "--model", required = true, description = "the model folder to write")
  private Path model;

  @Override
  public Integer call() throws IOException, MalformedModelException {
    EngineSettings.serving().apply();
    List<ModelFiles> files = members.stream().map(ModelFiles::in).toList();
    ModelCard first = files.get(0).card();
    files.forEach(other -> requireAlike(first, other.card()));
    Files.createDirectories(model);
    ModelCard card =
        new ModelCard(
            model.getFileName().toString(),
            first.labels(),
            first.inputSize(),
            first.normalisation(),
            first.architecture().times(files.size()),
            ModelFolder.writeParameters(model, parameters(files)),
            new DecisionRule(1, first.decision().minConfidence()),
            training(files),
            null,
            null,
            first.taxonomy());
    ModelFolder.writeCard(model, card);
    recordSamples(first.inputSize());
    System.err.println("The model is in " + model + "; calibrate it before it is used");
    return 0;
  }

  /** Of the first member's own sample pictures, when it has some. */
  private void recordSamples(int inputSize) throws IOException {
    Optional<GoldenSamples> recorded = GoldenSamples.in(members.get(0));
    if (recorded.isPresent()) {
      GoldenCheck.record(model, GoldenCheck.pictures(recorded.get(), inputSize));
    }
  }

  private static byte[] parameters(List<ModelFiles> files)
      throws IOException, MalformedModelException {
    try (NDManager manager =
        NDManager.newBaseManager(Device.cpu(), Engines.preferred().getEngineName())) {
      List<Block> branches = new ArrayList<>();
      for (ModelFiles member : files) {
        ModelCard card = member.card();
        SequentialBlock branch = AirbenchNetwork.branch(card.architecture(), card.labels().size());
        ParameterFile.load(branch, manager, member.parameters());
        AirbenchNetwork.scaleLogits(branch, 1 / card.decision().temperature());
        branches.add(branch);
      }
      return ParameterFile.encodeIn8Bits(AirbenchNetwork.of(branches), manager);
    }
  }

  private static TrainingRecord training(List<ModelFiles> files) {
    List<TrainingRecord> all = files.stream().map(member -> member.card().training()).toList();
    TrainingRecord first = all.get(0);
    return new TrainingRecord(
        TrainingRecord.recipeOf(all.stream().map(TrainingRecord::recipe).toList()),
        first.seed(),
        first.dataset(),
        first.datasetSha256(),
        first.images(),
        all.stream().mapToDouble(TrainingRecord::minutes).sum(),
        first.engine(),
        first.from());
  }

  private void requireAlike(ModelCard first, ModelCard other) {
    boolean alike =
        first.labels().equals(other.labels())
            && first.inputSize() == other.inputSize()
            && first.normalisation().equals(other.normalisation())
            && first.architecture().equals(other.architecture())
            && other.architecture().branches() == 1
            && other.architecture().family().equals(AirbenchNetwork.FAMILY)
            && other.head() == null;
    if (!alike) {
      throw new ParameterException(
          spec.commandLine(),
          "%s and %s differ in labels, input or architecture, or are combinations, taught or imported networks themselves"
              .formatted(first.name(), other.name()));
    }
  }
}
