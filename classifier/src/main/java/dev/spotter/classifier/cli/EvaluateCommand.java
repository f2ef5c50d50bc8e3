package dev.spotter.classifier.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.data.DataSet;
import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.evaluation.AmongLabels;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Evaluator;
import dev.spotter.classifier.evaluation.Predictions;
import dev.spotter.classifier.modelfile.MeasuredFigures;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.report.EvaluationReport;
import dev.spotter.classifier.report.EvaluationReport.Subject;
import dev.spotter.classifier.report.Gallery;
import dev.spotter.classifier.report.HtmlReport;
import dev.spotter.classifier.report.PictureGallery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a model on labelled images. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures a model on labelled images it was not trained on.",
    footer = {
      "",
      "Examples:",
      "  spotter-classifier evaluate --data cifar-10",
      "  spotter-classifier evaluate --data cifar-10 --data cifar-100 --model runs/both",
      "  spotter-classifier evaluate --data pets/ --model runs/pets",
      "  spotter-classifier evaluate --data cifar-10 --json",
      "  spotter-classifier evaluate --data cifar-10 --report evaluation.html",
      "  spotter-classifier evaluate --data cifar-10 --model runs/mine --record"
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final int MISTAKES_SHOWN = 40;

  @Spec private CommandSpec spec;

  @Mixin private EngineOptions model;

  @Mixin private WorkerOptions workers;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "SOURCE",
      description = DataOptions.SOURCES)
  private List<Path> data;

  @Option(
      names = "--split",
      defaultValue = "test",
      description =
          "which half of a data set that has halves: train or test (default: ${DEFAULT-VALUE})")
  private Split split;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(
      names = "--record",
      description = "write the figures into the model folder's " + ModelFolder.CARD)
  private boolean record;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write an HTML page with charts and the most confident mistakes as well")
  private Path report;

  @Override
  public Integer call() throws IOException {
    check();
    try (SpotterModel loaded = model.open()) {
      ImageSet images = read(loaded.card());
      Predictions predictions = predict(loaded, images);
      Evaluation evaluation = Evaluation.of(predictions);
      print(loaded, evaluation, among(predictions, images.labels()));
      if (report != null) {
        Gallery mistakes = PictureGallery.mistakes(predictions, images, MISTAKES_SHOWN);
        HtmlReport.write(EvaluationReport.of(subject(loaded), evaluation, mistakes), report);
      }
      if (record) {
        ModelFolder.writeCard(
            model.directory().orElseThrow(), loaded.card().withMeasured(measured(evaluation)));
      }
    }
    return 0;
  }

  private void check() {
    workers.check();
    if (record && model.directory().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--record needs --model: the bundled model cannot be changed");
    }
  }

  private ImageSet read(ModelCard card) throws IOException {
    DataSet read = DataSources.read(data, split, card.inputSize(), new ReadingBar());
    PrintWriter err = spec.commandLine().getErr();
    read.skipped().forEach(skipped -> err.println("skipped " + skipped));
    err.flush();
    requireSize(read.images(), card);
    return read.images();
  }

  private void requireSize(ImageSet images, ModelCard card) {
    if (images.size() != card.inputSize()) {
      throw new ParameterException(
          spec.commandLine(),
          "the images of %s are %d pixels wide, the model takes %d"
              .formatted(named(Path::toString), images.size(), card.inputSize()));
    }
  }

  private Predictions predict(SpotterModel loaded, ImageSet images) {
    try (ParallelClassifier classifiers = workers.on(loaded);
        Progress progress = Progress.of("evaluating", images.count())) {
      return new Evaluator(classifiers, loaded.card().labels()).predict(images, progress::at);
    }
  }

  /** Figures among the data's labels tell something only when the model has more of them. */
  private static Optional<AmongLabels> among(Predictions predictions, List<String> labels) {
    return labels.size() < predictions.labels().size()
        ? Optional.of(AmongLabels.of(predictions, labels))
        : Optional.empty();
  }

  private void print(SpotterModel loaded, Evaluation evaluation, Optional<AmongLabels> among) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode object = mapper.valueToTree(evaluation);
      among.ifPresent(own -> object.set("amongData", mapper.valueToTree(own)));
      out.println(object);
    } else {
      String title =
          loaded.card().name() + " (" + loaded.engine() + ") on " + named(Path::toString);
      out.print(new EvaluationTable(title, evaluation, among));
    }
    out.flush();
  }

  private Subject subject(SpotterModel loaded) throws IOException {
    boolean halved = !DataSources.having(Split.TEST, data).isEmpty();
    String half = halved ? split.name().toLowerCase(Locale.ROOT) + " " : "";
    return new Subject(
        loaded.card(),
        loaded.engine(),
        "the %simages of %s"
            .formatted(
                half, named(path -> path.toAbsolutePath().normalize().getFileName().toString())),
        LocalDate.now(Clock.systemUTC()));
  }

  private String named(Function<Path, String> name) {
    return data.stream().map(name).collect(Collectors.joining(" and "));
  }

  private static MeasuredFigures measured(Evaluation evaluation) {
    return new MeasuredFigures(
        evaluation.images(),
        evaluation.accuracy(),
        evaluation.logLoss(),
        evaluation.expectedCalibrationError());
  }
}
