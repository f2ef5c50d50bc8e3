package dev.spotter.classifier.cli;

import dev.spotter.classifier.Head;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.modelfile.ModelCard;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what pictures show. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    description = "Says what pictures show, a line a file; - where the model would stay silent.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:at least one picture was read; the others' lines say why not",
      "1:no picture was read",
      "2:wrong usage"
    },
    footer = {
      "",
      "Examples:",
      "  spotter-classifier predict dog.jpg",
      "  spotter-classifier predict holiday/ cat.png",
      "  spotter-classifier predict --json holiday/ > answers.jsonl"
    })
final class PredictCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private EngineOptions model;

  @Mixin private WorkerOptions workers;

  @Mixin private PolicyOptions policy;

  @Option(names = "--json", description = "print a JSON object a line")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "pictures, or folders to search for them, hidden files left out")
  private List<Path> paths;

  @Override
  public Integer call() throws IOException {
    workers.check();
    List<Path> files = PictureFiles.in(paths);
    if (files.isEmpty()) {
      throw new IOException("there is no file in " + paths);
    }
    try (SpotterModel loaded = model.open();
        ParallelClassifier classifiers = workers.on(loaded)) {
      return print(classifiers, loaded.head(policy.chosen()), files, format(loaded.card(), files))
              > 0
          ? 0
          : 1;
    }
  }

  private int print(
      ParallelClassifier classifiers, Head head, List<Path> files, PredictionFormat format) {
    PrintWriter out = spec.commandLine().getOut();
    AtomicInteger read = new AtomicInteger();
    classifiers.forEach(
        files,
        (classifier, file) -> PictureFiles.classify(classifier, head, file),
        prediction -> {
          out.println(format.line(prediction));
          out.flush();
          read.addAndGet(prediction.result().isPresent() ? 1 : 0);
        });
    return read.get();
  }

  private PredictionFormat format(ModelCard card, List<Path> files) {
    List<String> words = new ArrayList<>(card.labels());
    words.addAll(card.taxonomy().words());
    return json ? PredictionFormat.JSON : PredictionFormat.aligned(onlyFolder(), files, words);
  }

  /** Returns the one folder that was asked for, whose name need not stand on each line. */
  private Optional<Path> onlyFolder() {
    return paths.size() == 1
        ? Optional.of(paths.get(0)).filter(Files::isDirectory)
        : Optional.empty();
  }
}
