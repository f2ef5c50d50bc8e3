package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.ReadingProgress;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Evaluator;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.MeasuredFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What ships keeps what its card promises. */
class BundledModelTest {

  private static final long TEN_MEGABYTES = 10_000_000;

  /** Five images of 10,000: processors round differently. */
  private static final double ROUNDING = 0.0005;

  @ParameterizedTest
  @CsvSource({
    "ACCURATE, 10000, 0.95, 0.18, 0.010",
    "SMALL, 10000, 0.94, 0.21, 0.012",
    "EVERYDAY, 20000, 0.76, 0.89, 0.017"
  })
  void isSmallAndSaysHowGoodItIs(
      BundledModel which, int images, double accuracy, double logLoss, double calibrationError) {
    try (SpotterModel model = SpotterModel.bundled(which)) {
      assertThat(model.card().parameters().bytes()).isLessThanOrEqualTo(TEN_MEGABYTES);
      MeasuredFigures measured = model.card().measured();
      assertThat(measured.images()).isEqualTo(images);
      assertThat(measured.accuracy()).isGreaterThanOrEqualTo(accuracy);
      assertThat(measured.logLoss()).isLessThanOrEqualTo(logLoss);
      assertThat(measured.expectedCalibrationError()).isLessThanOrEqualTo(calibrationError);
    }
  }

  /** CIFAR-10's folder is given as {@code -Dspotter.dataset=DIR}. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EVERYDAY")
  @Tag("dataset")
  void scoresWhatItsCardSays(BundledModel which) throws IOException {
    scores(which, List.of(folder("spotter.dataset")));
  }

  /** CIFAR-100's binary version is given as {@code -Dspotter.dataset.hundred=DIR}, too. */
  @Test
  @Tag("dataset")
  void scores_what_its_card_says_on_both_data_sets() throws IOException {
    assumeTrue(
        System.getProperty("spotter.dataset.hundred") != null, "CIFAR-100 is not at hand here");
    scores(
        BundledModel.EVERYDAY,
        List.of(folder("spotter.dataset"), folder("spotter.dataset.hundred")));
  }

  private static Path folder(String property) {
    return Path.of(System.getProperty(property));
  }

  private static void scores(BundledModel which, List<Path> data) throws IOException {
    ImageSet images = DataSources.read(data, Split.TEST, 32, ReadingProgress.SILENT).images();
    try (SpotterModel model = SpotterModel.bundled(which);
        ParallelClassifier pool = new ParallelClassifier(model, 2)) {
      Evaluation found = new Evaluator(pool, model.card().labels()).evaluate(images, done -> {});
      MeasuredFigures recorded = model.card().measured();
      assertThat(found.images()).isEqualTo(recorded.images());
      assertThat(found.accuracy()).isGreaterThanOrEqualTo(recorded.accuracy() - ROUNDING);
      assertThat(found.logLoss()).isCloseTo(recorded.logLoss(), within(1e-3));
      assertThat(found.expectedCalibrationError())
          .isCloseTo(recorded.expectedCalibrationError(), within(1e-3));
    }
  }
}
