package dev.spotter.classifier.cli;

import dev.spotter.classifier.engine.AmxTiles;
import dev.spotter.classifier.engine.EngineSettings;
import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.evaluation.GoldenCheck;
import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.training.Listeners;
import dev.spotter.classifier.training.NetworkTrainer;
import dev.spotter.classifier.training.Recipe;
import dev.spotter.classifier.training.Trainer;
import dev.spotter.classifier.training.TrainingLog;
import dev.spotter.classifier.training.TrainingPlan;
import dev.spotter.classifier.transfer.LinearProbeTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model, by default on a user's own pictures from a network that is trained already. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a model and writes a model folder.",
      "Your own labels are taught to a network that is trained already, in seconds; CIFAR-10, and"
          + " anything with --from-scratch, trains all of a network.",
      "Your own pictures are checked first: files that cannot be read, copies, small classes."
    },
    footer = {
      "",
      "Examples:",
      "  spotter-classifier train --data pets/ --model runs/pets",
      "  spotter-classifier train --data pets.tsv --test pets-test.tsv --model runs/pets",
      "  spotter-classifier train --data digits/ --no-flip --model runs/digits",
      "  spotter-classifier train --data pets/ --extractor accurate --model runs/pets",
      "  spotter-classifier train --data pets/ --from-scratch --rotate --model runs/pets",
      "  spotter-classifier train --data cifar-10 --model runs/mine",
      "  spotter-classifier train --data cifar-10 --model runs/mine --resume",
      "  spotter-classifier train --data cifar-10 --model runs/try --epochs 4 --hold-out 0.1"
    })
final class TrainCommand implements Callable<Integer> {

  /** Mean and standard deviation of CIFAR-10's training pixels, as airbench states them. */
  private static final Normalisation CIFAR =
      new Normalisation(List.of(0.4914f, 0.4822f, 0.4465f), List.of(0.2470f, 0.2435f, 0.2616f));

  private static final String REPORT = "report.html";

  /** Width and height of what the network looks at. */
  private static final int INPUT_SIZE = 32;

  @Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Mixin private DataOptions data;

  @Option(
      names = "--model",
      required = true,
      description = "the model folder to write; checkpoint, training log and report lie there too")
  private Path model;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "the HTML report to write (default: " + REPORT + " in the model folder)")
  private Path report;

  @Mixin private TransferOptions transfer;

  @Mixin private StoppingOptions stopping;

  @Mixin private RecipeOptions recipe;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "go on from this trained model of the same network: a folder, or small")
  private String from;

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
    Files.createDirectories(model); // before the work, not after it
    Optional<ModelFiles> extractor = transfer.extractor(data.own(), from != null);
    if (extractor.isPresent()) {
      teach(extractor.get());
    } else {
      trainWhole();
    }
    return 0;
  }

  private void teach(ModelFiles extractor) throws IOException {
    EngineSettings.serving().apply();
    DataOptions.Prepared prepared = read(extractor.card().inputSize());
    boolean mirrored = recipe.flips();
    int learnt = prepared.data().training().count() * (mirrored ? 2 : 1);
    int looks = learnt + prepared.data().validation().count();
    int workers = Runtime.getRuntime().availableProcessors();
    try (Progress bar = Progress.of("looking", looks)) {
      IntConsumer looked =
          done -> {
            bar.at(done);
            if (done == looks) {
              bar.close(); // the line is the epochs' from now on
            }
          };
      train(
          new LinearProbeTrainer(extractor, mirrored, workers, looked, Clock.systemUTC()),
          prepared);
    }
  }

  private void trainWhole() throws IOException {
    boolean tiles = precision != Precision.FLOAT32 && AmxTiles.request();
    EngineSettings.training(Runtime.getRuntime().availableProcessors(), tiles).apply();
    DataOptions.Prepared prepared = read(INPUT_SIZE);
    train(trainer(prepared, precisionWith(tiles)), prepared);
  }

  private DataOptions.Prepared read(int size) throws IOException {
    say("Reading the images\n");
    DataOptions.Prepared prepared = data.read(size, seed);
    prepared.findings().map(DataCheckText::new).ifPresent(this::say);
    return prepared;
  }

  private void train(Trainer trainer, DataOptions.Prepared prepared) throws IOException {
    Path page = report == null ? model.resolve(REPORT) : report;
    trainer.train(
        prepared.data(),
        model,
        new Listeners(
            new ProgressListener(System.err),
            new TrainingLog(TrainingLog.in(model)),
            new ReportListener(page, model, prepared, Clock.systemUTC())));
    GoldenCheck.record(model, prepared.data().watched());
    say("The model is in " + model + ", the report is " + page + "\n");
  }

  private void say(Object text) {
    spec.commandLine().getErr().print(text);
    spec.commandLine().getErr().flush();
  }

  private Trainer trainer(DataOptions.Prepared prepared, Precision chosen) throws IOException {
    int images = prepared.data().training().count();
    int watched = prepared.data().validation().count();
    Recipe chosenRecipe = recipe.with(chosen, images, data.own());
    TrainingPlan plan =
        new TrainingPlan(
            CIFAR,
            chosenRecipe,
            stopping.with(chosenRecipe.epochs(), watched, data.own()),
            seed,
            Optional.ofNullable(from).map(ModelOptions::files),
            resume);
    return new NetworkTrainer(plan, Clock.systemUTC());
  }

  private Precision precisionWith(boolean tiles) {
    require(
        tiles || precision != Precision.BFLOAT16,
        "this machine has no AMX tiles for bfloat16; use --precision float32");
    return tiles ? Precision.BFLOAT16 : Precision.FLOAT32;
  }

  private void check() {
    recipe.check(this::require);
    data.check();
    stopping.check();
  }

  private void require(boolean held, String message) {
    if (!held) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
