package dev.spotter.classifier.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotter.classifier.evaluation.OpenSetEvaluation;
import dev.spotter.classifier.evaluation.OpenSetEvaluation.JudgedPhoto;
import dev.spotter.classifier.report.HtmlReport;
import dev.spotter.classifier.report.OpenSetReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges what {@code predict --json} printed against what the photos show. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Judges what predict --json printed: are known things named, is the rest left unnamed?",
      "Known and other photos are weighted to be equally many wherever names are judged."
    },
    footer = {
      "",
      "Examples:",
      "  spotter-classifier predict --json photos/ | spotter-classifier score --labels labels.tsv",
      "  spotter-classifier score --labels labels.tsv answers.jsonl --json",
      "  spotter-classifier score --labels labels.tsv answers.jsonl --report score.html"
    })
final class ScoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "TABLE",
      description =
          "lines of file<TAB>label; files are matched by name, the label \""
              + LabelTable.OTHER
              + "\" is for what the model was never taught")
  private Path table;

  @Option(
      names = "--rank-by",
      paramLabel = "FIELD",
      defaultValue = "confidence",
      description = "the number that says how sure the model is (default: ${DEFAULT-VALUE})")
  private String rankBy;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(names = "--report", paramLabel = "FILE", description = "write an HTML page as well")
  private Path report;

  @Parameters(
      arity = "0..1",
      paramLabel = "PREDICTIONS",
      defaultValue = "-",
      description = "what predict --json printed; - or nothing for standard input")
  private Path predictions;

  @Override
  public Integer call() throws IOException {
    LabelTable labels = LabelTable.read(table);
    OpenSetEvaluation evaluation = evaluate(labels, read());
    print(evaluation);
    if (report != null) {
      HtmlReport.write(OpenSetReport.of(table.getFileName().toString(), evaluation), report);
    }
    return 0;
  }

  private PredictionLines read() throws IOException {
    if (predictions.toString().equals("-")) {
      return PredictionLines.read(
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
          "standard input");
    }
    try (BufferedReader reader = Files.newBufferedReader(predictions)) {
      return PredictionLines.read(reader, predictions.toString());
    }
  }

  private OpenSetEvaluation evaluate(LabelTable labels, PredictionLines lines) throws IOException {
    labels.requireIn(lines.labels());
    requireLabels(labels, lines);
    List<JudgedPhoto> photos = new ArrayList<>();
    int missing = 0;
    for (Map.Entry<String, String> row : labels.labels().entrySet()) {
      if (lines.byName().containsKey(row.getKey())) {
        Optional<String> truth =
            Optional.of(row.getValue()).filter(label -> !label.equals(LabelTable.OTHER));
        photos.add(lines.photo(row.getKey(), truth, rankBy));
      } else {
        missing++;
      }
    }
    return OpenSetEvaluation.of(lines.labels(), photos, missing);
  }

  private void requireLabels(LabelTable labels, PredictionLines lines) throws IOException {
    List<String> unlabelled =
        lines.byName().keySet().stream()
            .filter(name -> !labels.labels().containsKey(name))
            .toList();
    if (!unlabelled.isEmpty()) {
      throw new IOException(
          "%s has no label for %s%s; give each file a line, \"%s\" for what is not taught"
              .formatted(
                  table,
                  unlabelled.get(0),
                  unlabelled.size() == 1 ? "" : " and " + (unlabelled.size() - 1) + " more",
                  LabelTable.OTHER));
    }
  }

  private void print(OpenSetEvaluation evaluation) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(evaluation));
    } else {
      out.print(new ScoreTable(evaluation));
    }
    out.flush();
  }
}
