package dev.spotter.classifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.Promise;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.MeasuredFigures;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.modelfile.TrainingRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is known of a model. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Checks a model's files and shows its labels, network, training and figures.",
    footer = {
      "",
      "Examples:",
      "  spotter-classifier inspect",
      "  spotter-classifier inspect --model runs/mine --json"
    })
final class InspectCommand implements Callable<Integer> {

  /** So many labels are shown. */
  private static final int NAMED = 30;

  @Spec private CommandSpec spec;

  @Mixin private ModelOptions model;

  @Option(names = "--json", description = "print the model card as one JSON object")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    ModelFiles files = model.files();
    ModelCard card = files.card();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(card));
    } else {
      out.println(card.name());
      rows(files).forEach((name, value) -> out.printf("  %-12s  %s%n", name, value));
    }
    out.flush();
    return 0;
  }

  private static Map<String, String> rows(ModelFiles files) {
    ModelCard card = files.card();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("version", card.version());
    rows.put("labels", folded(card.labels()));
    rows.put("input", "%1$d x %1$d pixels".formatted(card.inputSize()));
    rows.put("network", card.network());
    rows.put("parameters", parameters(files));
    rows.put("decision", decision(card.decision()));
    card.decision().promises().forEach(it -> rows.put("promise " + it.precision(), promise(it)));
    if (!card.taxonomy().isEmpty()) {
      rows.put("wider", wider(card));
    }
    if (card.training() != null) {
      rows.put("training", training(card.training()));
      rows.put("recipe", recipe(card.training().recipe()));
    }
    rows.put("measured", card.measured() == null ? "not yet" : measured(card.measured()));
    return rows;
  }

  /** The file as it is: a card made by hand need not give length and checksum. */
  private static String parameters(ModelFiles files) {
    FileEntry told = files.card().parameters();
    return String.format(
        Locale.ROOT,
        "%s, %.1f MB, SHA-256 %s%s",
        told.file(),
        files.parameters().length / 1e6,
        ModelFolder.sha256(files.parameters()),
        told.sha256() == null ? ", which the card does not give" : "");
  }

  private static String folded(List<String> names) {
    int rest = names.size() - NAMED;
    return names.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (rest > 0 ? " and %,d more (--json lists all)".formatted(rest) : "");
  }

  private static String decision(DecisionRule decision) {
    return String.format(
        Locale.ROOT,
        "silent below %.2f, temperature %.3f",
        decision.minConfidence(),
        decision.temperature());
  }

  private static String promise(Promise promise) {
    return String.format(
        Locale.ROOT,
        "a label from %.2f, wider words from %s",
        promise.minConfidence(),
        promise.minWider().stream()
            .map(limit -> String.format(Locale.ROOT, "%.2f", limit))
            .collect(Collectors.joining(", ")));
  }

  /** Each wider word with the labels that it holds. */
  private static String wider(ModelCard card) {
    return card.taxonomy().words().stream()
        .map(
            word ->
                word
                    + " ("
                    + folded(
                        card.labels().stream()
                            .filter(label -> card.taxonomy().above(label).contains(word))
                            .toList())
                    + ")")
        .collect(Collectors.joining("; "));
  }

  private static String training(TrainingRecord training) {
    return String.format(
        Locale.ROOT,
        "%s, %,d images, seed %d, %.1f minutes on %s",
        training.dataset(),
        training.images(),
        training.seed(),
        training.minutes(),
        training.engine());
  }

  private static String recipe(JsonNode recipe) {
    return recipe != null && recipe.isObject()
        ? settings(recipe).collect(Collectors.joining(", "))
        : String.valueOf(recipe);
  }

  /** Each setting with its value, groups opened; the architecture has its own row. */
  private static Stream<String> settings(JsonNode settings) {
    return settings.properties().stream()
        .filter(setting -> !setting.getKey().equals("architecture"))
        .flatMap(
            setting ->
                setting.getValue().isObject()
                    ? settings(setting.getValue())
                    : Stream.of(setting.getKey() + " " + value(setting.getValue())));
  }

  private static String value(JsonNode setting) {
    return setting.isValueNode() ? setting.asText() : setting.toString();
  }

  private static String measured(MeasuredFigures measured) {
    return String.format(
        Locale.ROOT,
        "accuracy %.2f %%, log loss %.4f, calibration error %.2f %% on %,d images",
        100 * measured.accuracy(),
        measured.logLoss(),
        100 * measured.expectedCalibrationError(),
        measured.images());
  }
}
