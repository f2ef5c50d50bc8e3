package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Evaluator;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.MeasuredFigures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What ships keeps what its card promises. */
class BundledModelTest {

  private static final long TEN_MEGABYTES = 10_000_000;

  /** Five images of 10,000: processors round differently. */
  private static final double ROUNDING = 0.0005;

  @ParameterizedTest
  @CsvSource({"ACCURATE, 0.95, 0.18, 0.010", "SMALL, 0.94, 0.21, 0.012"})
  void isSmallAndSaysHowGoodItIs(
      BundledModel which, double accuracy, double logLoss, double calibrationError) {
    try (SpotterModel model = SpotterModel.bundled(which)) {
      assertThat(model.card().parameters().bytes()).isLessThanOrEqualTo(TEN_MEGABYTES);
      MeasuredFigures measured = model.card().measured();
      assertThat(measured.images()).isEqualTo(10_000);
      assertThat(measured.accuracy()).isGreaterThanOrEqualTo(accuracy);
      assertThat(measured.logLoss()).isLessThanOrEqualTo(logLoss);
      assertThat(measured.expectedCalibrationError()).isLessThanOrEqualTo(calibrationError);
    }
  }

  /** The folder of the test images is given as {@code -Dspotter.dataset=DIR}. */
  @ParameterizedTest
  @EnumSource
  @Tag("dataset")
  void scoresWhatItsCardSays(BundledModel which) throws IOException {
    ImageSet images =
        DataSources.read(Path.of(System.getProperty("spotter.dataset")), Split.TEST, 32).images();
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
