package dev.spotter.classifier.cli;

import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.evaluation.PhotoTruth;
import dev.spotter.classifier.evaluation.WordAnswer;
import dev.spotter.classifier.modelfile.ModelCard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predictions with what is true of their photos, and whose wider words count. */
final class JudgedOptions {

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "TABLE",
      description =
          "lines of file<TAB>label, perhaps with <TAB>wider word; files are matched by name, the"
              + " label \""
              + LabelTable.OTHER
              + "\" is for what the model was never taught, the wider word for what fairly holds it"
              + " all the same, or \""
              + LabelTable.NO_WORD
              + "\"")
  private Path table;

  @Option(
      names = "--labelled-only",
      description = "leave out predictions that have no label, instead of complaining")
  private boolean labelledOnly;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "the model whose wider words count: a folder or a bundled one (default: the usual wider"
              + " words of the predictions' labels)")
  private String model;

  @Parameters(
      arity = "0..1",
      paramLabel = "PREDICTIONS",
      defaultValue = "-",
      description = "what predict --json printed; - or nothing for standard input")
  private Path predictions;

  /**
   * What was read.
   *
   * @param table what is true
   * @param lines what was said, of photos in the table only
   * @param taxonomy wider words of the labels
   */
  record Judged(LabelTable table, PredictionLines lines, Taxonomy taxonomy) {

    /** Returns the model's labels, in its order. */
    List<String> labels() {
      return List.copyOf(lines.labels());
    }

    /** Returns how many labelled photos have no prediction. */
    int missing() {
      return table.photos().size() - lines.byName().size();
    }

    /** Returns what was said in words of each photo. */
    List<WordAnswer> answers() throws IOException {
      List<WordAnswer> answers = new ArrayList<>();
      for (Map.Entry<String, PhotoTruth> photo : table.photos().entrySet()) {
        if (lines.byName().containsKey(photo.getKey())) {
          answers.add(lines.words(photo.getKey(), photo.getValue()));
        }
      }
      return answers;
    }
  }

  /** Returns the folder of the model that was named; empty when none was, or a bundled one. */
  Optional<Path> modelFolder() {
    return model == null ? Optional.empty() : ModelOptions.folder(model);
  }

  /** Returns the table's file name. */
  String tableName() {
    return table.getFileName().toString();
  }

  /**
   * Reads predictions and table, and checks that they fit.
   *
   * @throws IOException when they do not; the message names what is wrong
   */
  Judged read() throws IOException {
    LabelTable truth = LabelTable.read(table);
    PredictionLines all = lines();
    truth.requireIn(all.labels());
    PredictionLines lines = labelledOnly ? all.only(truth.photos().keySet()) : all;
    requireLabels(truth, lines);
    Taxonomy taxonomy =
        model == null ? Taxonomy.usual(lines.labels()) : taxonomy(ModelOptions.files(model).card());
    return new Judged(truth, lines, taxonomy);
  }

  /** A model that was trained before there were wider words has the usual ones. */
  private static Taxonomy taxonomy(ModelCard card) {
    return card.taxonomy().isEmpty() ? Taxonomy.usual(card.labels()) : card.taxonomy();
  }

  private PredictionLines lines() throws IOException {
    if (predictions.toString().equals("-")) {
      return PredictionLines.read(
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
          "standard input");
    }
    try (BufferedReader reader = Files.newBufferedReader(predictions)) {
      return PredictionLines.read(reader, predictions.toString());
    }
  }

  private void requireLabels(LabelTable truth, PredictionLines lines) throws IOException {
    List<String> unlabelled =
        lines.byName().keySet().stream().filter(name -> !truth.photos().containsKey(name)).toList();
    if (!unlabelled.isEmpty()) {
      throw new IOException(
          "%s has no label for %s%s; give each file a line, \"%s\" for what is not taught, or --labelled-only"
              .formatted(
                  table,
                  unlabelled.get(0),
                  unlabelled.size() == 1 ? "" : " and " + (unlabelled.size() - 1) + " more",
                  LabelTable.OTHER));
    }
  }
}
