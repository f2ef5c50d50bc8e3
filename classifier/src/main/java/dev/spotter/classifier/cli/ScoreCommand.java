package dev.spotter.classifier.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.classifier.cli.JudgedOptions.Judged;
import dev.spotter.classifier.evaluation.OpenSetEvaluation;
import dev.spotter.classifier.evaluation.OpenSetEvaluation.JudgedPhoto;
import dev.spotter.classifier.evaluation.PhotoTruth;
import dev.spotter.classifier.evaluation.WordEvaluation;
import dev.spotter.classifier.report.HtmlReport;
import dev.spotter.classifier.report.OpenSetReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges what {@code predict --json} printed against what the photos show. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Judges what predict --json printed: are known things named, is the rest left unnamed?",
      "Known and other photos are weighted to be equally many wherever names are judged; words, also"
          + " wider ones, are judged as the photos come."
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

  @Mixin private JudgedOptions judged;

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

  @Override
  public Integer call() throws IOException {
    Judged read = judged.read();
    OpenSetEvaluation evaluation = evaluate(read);
    WordEvaluation words = WordEvaluation.of(read.answers(), read.labels(), read.taxonomy());
    print(evaluation, words);
    if (report != null) {
      HtmlReport.write(OpenSetReport.of(judged.tableName(), evaluation, words), report);
    }
    return 0;
  }

  private OpenSetEvaluation evaluate(Judged read) throws IOException {
    List<JudgedPhoto> photos = new ArrayList<>();
    for (Map.Entry<String, PhotoTruth> photo : read.table().photos().entrySet()) {
      if (read.lines().byName().containsKey(photo.getKey())) {
        photos.add(read.lines().photo(photo.getKey(), photo.getValue().label(), rankBy));
      }
    }
    return OpenSetEvaluation.of(read.lines().labels(), photos, read.missing());
  }

  private void print(OpenSetEvaluation evaluation, WordEvaluation words) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode object = mapper.valueToTree(evaluation);
      object.set("words", mapper.valueToTree(words));
      out.println(mapper.writeValueAsString(object));
    } else {
      out.print(new ScoreTable(evaluation, words));
    }
    out.flush();
  }
}
