package dev.spotter.classifier.cli;

import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.transfer.HeadUpdater;
import dev.spotter.classifier.transfer.LabelledFeatures;
import dev.spotter.classifier.transfer.UpdatedHead;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a new version of a model from corrections of its answers. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    description = {
      "Retrains a model's head on corrections and on a replay sample of what it was trained on, and"
          + " writes that as a new model folder. The network itself stays as it is.",
      "Refuses, and writes nothing, when held-out pictures are answered worse by more than 0.3"
          + " points, or the corrections no better."
    },
    footer = {
      "",
      "Held out is a quarter of the model's bank, unless --data names pictures of your own.",
      "",
      "Examples:",
      "  spotter-classifier update --corrections lessons.jsonl --to runs/updated",
      "  spotter-classifier update --model small --corrections wrong/ --to runs/updated",
      "  spotter-classifier update --model runs/mine --corrections wrong.tsv --data data/cifar-10"
          + " --to runs/mine-2"
    })
final class UpdateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private EngineOptions model;

  @Option(
      names = "--corrections",
      required = true,
      paramLabel = "SOURCE",
      description =
          "pictures with the labels that they should get: a folder of class folders or a .tsv of"
              + " path<TAB>label; or lessons that `spotter-bot lessons export` printed, a .json or"
              + " .jsonl")
  private Path corrections;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "the folder to write, not there or empty")
  private Path to;

  @Option(
      names = "--data",
      paramLabel = "SOURCE",
      description = "what the update is judged by. " + DataOptions.SOURCES)
  private List<Path> data = List.of();

  @Mixin private WorkerOptions workers;

  @Override
  public Integer call() throws IOException {
    workers.check();
    requireFree();
    ModelFiles files = model.files();
    HeadUpdater updater = new HeadUpdater(files, Clock.systemUTC());
    List<LabelledFeatures> learnt = corrections(files);
    List<LabelledFeatures> heldOut =
        data.isEmpty() ? updater.heldOut() : pictures(files, data, judging());
    UpdatedHead head = updater.fit(learnt, heldOut, new ProgressListener(System.err));
    if (head.figures().refusal().isPresent()) {
      throw new IOException("no new version is written, for " + head.figures().refusal().get());
    }
    ModelCard card = head.write(files, Files.createDirectories(to), Clock.systemUTC().instant());
    out().printf("%s%nWrote version %s to %s%n", head.figures(), card.version(), to);
    out().flush();
    return 0;
  }

  private void requireFree() throws IOException {
    if (Files.exists(to.resolve(ModelFolder.CARD))) {
      throw new IOException(to + " holds a model already; name another folder");
    }
  }

  private Split judging() throws IOException {
    return DataSources.having(Split.TEST, data).isEmpty() ? Split.TRAIN : Split.TEST;
  }

  private List<LabelledFeatures> corrections(ModelFiles files) throws IOException {
    if (!LessonFile.recognises(corrections)) {
      return pictures(files, List.of(corrections), Split.TRAIN);
    }
    LessonFile lessons = LessonFile.read(corrections, files.card());
    if (lessons.leftOut() > 0) {
      spec.commandLine()
          .getErr()
          .printf(
              "%d lessons are left out: not accepted, of another model, of a label that it lacks,"
                  + " or of what a picture does not show%n",
              lessons.leftOut());
    }
    if (lessons.corrections().isEmpty()) {
      throw new IOException(corrections + " has no lesson that this model can learn from");
    }
    return lessons.corrections();
  }

  private List<LabelledFeatures> pictures(ModelFiles files, List<Path> sources, Split split)
      throws IOException {
    ModelCard card = files.card();
    ImageSet images =
        DataSources.read(sources, split, card.inputSize(), new ReadingBar())
            .images()
            .among(card.labels());
    if (images.count() == 0) {
      throw new IOException(
          "%s has no pictures of the model's labels: %s"
              .formatted(sources, String.join(", ", card.labels())));
    }
    try (Progress progress = Progress.of("looking", images.count());
        SpotterModel loaded = model.open();
        ParallelClassifier pool = workers.on(loaded)) {
      return LabelledFeatures.of(pool, images, progress::at);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
