package dev.spotter.classifier.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotter.classifier.cli.JudgedOptions.Judged;
import dev.spotter.classifier.decision.Promise;
import dev.spotter.classifier.evaluation.hedging.HedgingFigures;
import dev.spotter.classifier.evaluation.hedging.HedgingFigures.Spread;
import dev.spotter.classifier.evaluation.hedging.HedgingFolds;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Chooses how sure a model has to be of a label and of a wider word. */
@Command(
    name = "hedge",
    mixinStandardHelpOptions = true,
    description = {
      "Chooses, on labelled photos, how sure a model has to be of a label and of wider words for a"
          + " share of them to be right, and compares methods of choosing the word.",
      "Figures are of photos that did not choose (cross-validation), with their spread."
    },
    footer = {
      "",
      "Examples:",
      "  spotter-classifier predict --json --model runs/mine photos/ > answers.jsonl",
      "  spotter-classifier hedge --labels labels.tsv answers.jsonl",
      "  spotter-classifier hedge --labels labels.tsv answers.jsonl --model runs/mine --record"
    })
final class HedgeCommand implements Callable<Integer> {

  private static final String ROW = "%-28s  %-15s  %-15s  %-15s  %-15s  %s%n";

  @Spec private CommandSpec spec;

  @Mixin private JudgedOptions judged;

  @Option(
      names = "--precision",
      split = ",",
      paramLabel = "SHARE",
      description = "shares of words that are to be right (default: ${DEFAULT-VALUE})")
  private List<Double> precisions = List.of(0.8, 0.9, 0.95);

  @Option(
      names = "--folds",
      description = "parts of the photos, one of which judges (default: ${DEFAULT-VALUE})")
  private int folds = 5;

  @Option(
      names = "--repeats",
      description = "how often the photos are cut anew (default: ${DEFAULT-VALUE})")
  private int repeats = 20;

  @Option(names = "--seed", description = "of the cuts (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--json", description = "print one JSON object a precision and method")
  private boolean json;

  @Option(
      names = "--record",
      description =
          "write what was chosen, and the wider words, into the model folder's " + ModelFolder.CARD)
  private boolean record;

  @Override
  public Integer call() throws IOException {
    check();
    Judged read = judged.read();
    HedgingFolds hedging =
        new HedgingFolds(read.answers(), read.labels(), read.taxonomy(), folds, repeats, seed);
    List<Promise> promises = new ArrayList<>();
    for (double precision : precisions) {
      print(precision, hedging.compare(precision));
      hedging.promise(precision).ifPresent(promises::add);
    }
    if (record) {
      record(read, promises);
    }
    return 0;
  }

  private void check() {
    require(folds >= 2 && repeats >= 1, "--folds must be 2 or more, --repeats 1 or more");
    require(
        precisions.stream().allMatch(it -> it > 0 && it < 1),
        "--precision must be above 0 and below 1");
    require(
        !record || judged.modelFolder().isPresent(),
        "--record needs --model with a folder: a bundled model cannot be changed");
  }

  private void record(Judged read, List<Promise> promises) throws IOException {
    if (promises.isEmpty()) {
      throw new IOException(
          "no precision that was asked for is kept by photos that did not choose; nothing was"
              + " recorded");
    }
    Path folder = judged.modelFolder().orElseThrow();
    ModelCard card = ModelFiles.in(folder).card();
    ModelFolder.writeCard(
        folder,
        card.withTaxonomy(read.taxonomy()).withDecision(card.decision().promising(promises)));
  }

  private void print(double precision, List<HedgingFigures> compared) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      for (HedgingFigures figures : compared) {
        out.println(mapper.writeValueAsString(figures));
      }
    } else {
      out.printf(Locale.ROOT, "at a precision of %.0f %%%n", 100 * precision);
      out.printf(ROW, "", "right", "precision", "exact", "precision", "setting");
      compared.forEach(
          it ->
              out.printf(
                  ROW,
                  it.method(),
                  percent(it.right()),
                  percent(it.said()),
                  percent(it.exact()),
                  percent(it.exactSaid()),
                  it.setting()));
    }
    out.flush();
  }

  private static String percent(Spread spread) {
    return Double.isNaN(spread.mean())
        ? "-"
        : String.format(
            Locale.ROOT, "%.1f ± %.1f %%", 100 * spread.mean(), 100 * spread.deviation());
  }

  private void require(boolean held, String message) {
    if (!held) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
