package dev.spotter.classifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.evaluation.CalibrationBin;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Evaluation.ClassFigures;
import dev.spotter.classifier.evaluation.Predictions;
import dev.spotter.classifier.evaluation.RiskCoverage.OperatingPoint;
import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.TrainingRecord;
import dev.spotter.classifier.network.Architecture;
import dev.spotter.classifier.report.EvaluationReport.Subject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds every number on the page to the evaluation it shows. */
class EvaluationReportTest {

  private static final List<String> LABELS = List.of("cat", "dog", "ship", "frog");
  private static final int IMAGES = 500;

  private static final Evaluation EVALUATION = evaluation(new Random(7));
  private static Document page;

  @BeforeAll
  static void render() throws IOException {
    ModelCard card =
        new ModelCard(
            "my-model",
            LABELS,
            32,
            new Normalisation(List.of(), List.of()),
            new Architecture("airbench", List.of(64, 256, 256), 2),
            new FileEntry("p", 7_923_562, ""),
            new DecisionRule(1, 0.5),
            new TrainingRecord(null, 1, "CIFAR-10", "", 50_000, 74.3, "MXNet", null),
            null,
            null,
            null);
    Subject subject = new Subject(card, "MXNet 1.9.0", "a test set", LocalDate.of(2026, 11, 22));
    Gallery none = new Gallery("Most confident mistakes", "", List.of());
    page = Jsoup.parse(HtmlReport.render(EvaluationReport.of(subject, EVALUATION, none)));
  }

  @Test
  void the_page_needs_no_other_file() {
    assertThat(page.select("script, iframe, object, link[rel=stylesheet]")).isEmpty();
    assertThat(page.select("[src], [href]"))
        .allSatisfy(
            each -> assertThat(each.attr("src") + each.attr("href")).matches("(#|data:).*"));
    assertThat(page.selectFirst("style").data()).doesNotContain("url(", "@import");
  }

  @Test
  void the_head_says_which_model_was_measured_on_what() {
    assertThat(page.selectFirst("h1").text()).isEqualTo("my-model");
    assertThat(page.select("#model-card dl > div").eachText())
        .containsExactly(
            "Model my-model",
            "Architecture airbench 64-256-256, 2 convolutions a block",
            "Input 32 x 32 pixels",
            "Labels 4",
            "Size 7.9 MB",
            "Trained on 50,000 images of CIFAR-10",
            "Training time 74 minutes",
            "Evaluated on a test set",
            "Engine MXNet 1.9.0",
            "Date 2026-11-22");
  }

  @Test
  void the_figures_are_the_evaluations() {
    assertThat(page.select(".tiles strong").eachText())
        .containsExactly(
            percent(EVALUATION.accuracy()),
            percent(EVALUATION.top2Accuracy()),
            decimal(EVALUATION.logLoss()),
            percent(EVALUATION.expectedCalibrationError()));
  }

  @Test
  void each_class_has_its_row() {
    assertThat(page.select("#classes tbody tr")).hasSize(LABELS.size());
    for (int i = 0; i < LABELS.size(); i++) {
      ClassFigures figures = EVALUATION.perClass().get(LABELS.get(i));
      assertThat(cells("#classes", i))
          .containsExactly(
              LABELS.get(i),
              percent(figures.precision()),
              percent(figures.recall()),
              percent(figures.f1()),
              decimal(figures.logLoss()),
              String.valueOf(figures.images()));
    }
  }

  @Test
  void the_confusion_matrix_is_shaded_by_the_share_of_the_row() {
    for (int row = 0; row < LABELS.size(); row++) {
      List<Integer> counts = EVALUATION.confusion().get(row);
      double images = counts.stream().mapToInt(n -> n).sum();
      Elements cells = page.select("#confusion-matrix tbody tr").get(row).select("td");
      for (int column = 0; column < LABELS.size(); column++) {
        Element cell = cells.get(column);
        assertThat(cell.text()).isEqualTo(String.valueOf(counts.get(column)));
        assertThat(cell.attr("style"))
            .isEqualTo(
                "--shade: " + Math.round(100 * Math.sqrt(counts.get(column) / images)) + "%");
        assertThat(cell.hasClass("right")).isEqualTo(row == column);
      }
    }
  }

  @Test
  void the_reliability_diagram_has_a_bar_a_bin() {
    List<CalibrationBin> bins =
        EVALUATION.reliability().stream().filter(bin -> bin.images() > 0).toList();
    Elements bars = page.select("#reliability rect");

    assertThat(bars).hasSameSizeAs(bins);
    assertThat(page.select("#reliability .count").eachText())
        .containsExactlyElementsOf(bins.stream().map(bin -> "" + bin.images()).toList());
    for (int i = 0; i < bins.size(); i++) {
      CalibrationBin bin = bins.get(i);
      assertThat(cells("#reliability", i))
          .containsExactly(
              percent(bin.to()),
              String.valueOf(bin.images()),
              percent(bin.confidence()),
              percent(bin.accuracy()));
      assertThat(Double.parseDouble(bars.get(i).attr("height")) / (Plot.BOTTOM - Plot.TOP))
          .isCloseTo(bin.accuracy(), within(0.001));
    }
  }

  @Test
  void the_risk_coverage_curve_has_its_points_and_its_dots() {
    Element chart = page.getElementById("risk-and-coverage");
    List<OperatingPoint> points = EVALUATION.riskCoverage().atPrecision();

    assertThat(chart.selectFirst(".note").text())
        .contains("The area under the curve is " + decimal(EVALUATION.riskCoverage().area()));
    assertThat(chart.selectFirst("polyline").attr("points").split(" "))
        .hasSameSizeAs(EVALUATION.riskCoverage().curve());
    assertThat(chart.select("circle")).hasSameSizeAs(points);
    for (int i = 0; i < points.size(); i++) {
      OperatingPoint point = points.get(i);
      assertThat(cells("#risk-and-coverage", i))
          .containsExactly(
              Math.round(100 * point.asked()) + " %",
              percent(point.coverage()),
              decimal(point.threshold()),
              percent(point.precision()));
      double across = Double.parseDouble(chart.select("circle").get(i).attr("cx"));
      assertThat((across - Plot.LEFT) / (Plot.RIGHT - Plot.LEFT))
          .isCloseTo(point.coverage(), within(0.001));
    }
  }

  @Test
  void no_mistake_is_said() {
    assertThat(page.getElementById("most-confident-mistakes").text()).contains("There are none.");
  }

  private static List<String> cells(String section, int row) {
    List<String> cells = new ArrayList<>();
    page.select(section + " tbody tr").get(row).children().forEach(cell -> cells.add(cell.text()));
    return cells;
  }

  /** Sure answers are mostly right, so that every precision has its threshold. */
  private static Evaluation evaluation(Random random) {
    double[][] probabilities = new double[IMAGES][];
    int[] targets = new int[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      double confidence = 0.4 + 0.6 * random.nextDouble();
      double rest = (1 - confidence) / 3;
      int said = random.nextInt(LABELS.size());
      probabilities[i] = new double[] {rest, rest, rest, rest};
      probabilities[i][said] = confidence;
      boolean right = confidence > 0.9 || random.nextDouble() < confidence;
      targets[i] = right ? said : (said + 1) % LABELS.size();
    }
    return Evaluation.of(new Predictions(LABELS, probabilities, targets));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
