package dev.spotter.classifier.cli;

import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.decision.FeatureBank;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.modelfile.FeatureBankFile;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.transfer.FeatureBankFitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives a model a bank of base features, so that conversations can teach it. */
@Command(
    name = "bank",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a bank of base features into a model folder: what a conversation needs to correct the"
          + " model and to teach it labels it lacks.",
      "Answers and recorded samples stay as they are."
    },
    footer = {
      "",
      "Training images only are looked at, never the test half of a benchmark.",
      "",
      "Examples:",
      "  spotter-classifier bank --model runs/mine --data data/cifar-10",
      "  spotter-classifier bank --model runs/pets --data pets/ --images 1000"
    })
final class BankCommand implements Callable<Integer> {

  private static final int BATCH = 16;

  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "a model folder")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "SOURCE",
      description = DataOptions.SOURCES + ". Take what the model was trained on")
  private List<Path> data;

  @Option(
      names = "--images",
      paramLabel = "N",
      description = "images whose features are kept (default: ${DEFAULT-VALUE})")
  private int images = 2_000;

  @Option(
      names = "--measured",
      paramLabel = "N",
      description =
          "images that the whitening is fitted to, evenly over the labels (default:"
              + " ${DEFAULT-VALUE})")
  private int measured = 10_000;

  @Option(
      names = "--near-copy",
      paramLabel = "COSINE",
      description =
          "from which cosine on two pictures count as the same, see docs/learning.md (default:"
              + " ${DEFAULT-VALUE})")
  private double nearCopy = 0.83;

  @Mixin private WorkerOptions workers;

  @Override
  public Integer call() throws IOException {
    check();
    ModelFiles files = ModelFiles.in(model);
    ImageSet base = sample(files.card());
    FeatureBank bank =
        FeatureBankFitter.fit(base.labels(), features(base), base.targets(), images, nearCopy);
    byte[] bytes = FeatureBankFile.encode(bank);
    FileEntry entry = ModelFolder.writeBank(model, bytes);
    ModelFolder.writeCard(model, files.card().withBank(entry));
    spec.commandLine()
        .getOut()
        .printf(
            "Kept the features of %,d images of %d labels on %d axes in %s, %,d bytes%n",
            bank.rows().length,
            bank.labels().size(),
            bank.axes().length,
            model.resolve(entry.file()),
            entry.bytes());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void check() {
    workers.check();
    require(images >= 100, "--images must be 100 or more");
    require(measured >= images, "--measured must be no less than --images");
    require(nearCopy > 0 && nearCopy <= 1, "--near-copy must be above 0 and no more than 1");
  }

  private void require(boolean held, String message) {
    if (!held) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  /** As many of each label, and not label by label, so that any even choice has them all. */
  private ImageSet sample(ModelCard card) throws IOException {
    ImageSet all =
        DataSources.read(data, Split.TRAIN, card.inputSize(), new ReadingBar())
            .images()
            .among(card.labels());
    int each = Math.max(1, measured / card.labels().size());
    int[] seen = new int[card.labels().size()];
    int[] chosen =
        IntStream.range(0, all.count()).filter(i -> seen[all.targets()[i]]++ < each).toArray();
    if (chosen.length < 2 * card.labels().size()) {
      throw new IOException(
          "%s has %d images of the model's labels (%s); a bank needs more, best those that the model was trained on"
              .formatted(data, chosen.length, String.join(", ", card.labels())));
    }
    return all.subset(chosen);
  }

  private List<float[]> features(ImageSet base) {
    List<float[]> rows = new ArrayList<>(base.count());
    try (Progress progress = Progress.of("looking", base.count());
        SpotterModel loaded = SpotterModel.load(model);
        ParallelClassifier pool = workers.on(loaded)) {
      pool.forEach(
          () -> IntStream.iterate(0, at -> at < base.count(), at -> at + BATCH).iterator(),
          (classifier, from) -> classifier.embed(batch(base, from)),
          batch -> {
            batch.stream().map(Embedding::features).forEach(rows::add);
            progress.at(rows.size());
          });
    }
    return rows;
  }

  private static List<ModelInput> batch(ImageSet base, int from) {
    return IntStream.range(from, Math.min(from + BATCH, base.count()))
        .mapToObj(i -> ModelInput.of(base.image(i)))
        .toList();
  }
}
