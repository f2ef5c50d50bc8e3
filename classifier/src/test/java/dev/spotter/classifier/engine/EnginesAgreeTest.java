package dev.spotter.classifier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.ParallelClassifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.data.DataSources;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.data.Split;
import dev.spotter.classifier.evaluation.Evaluation;
import dev.spotter.classifier.evaluation.Evaluator;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** One model on two engines. Runs in builds with the profile {@code pytorch}. */
@EnabledIf("bothEnginesAreThere")
class EnginesAgreeTest {

  static boolean bothEnginesAreThere() {
    EngineSettings.serving().apply();
    return Engine.hasEngine("PyTorch") && Engine.hasEngine("MXNet");
  }

  @Test
  void one_engine_answers_what_the_other_does(@TempDir Path folder) {
    TestModels.write(folder, TestModels.FULL, 1);
    List<ModelInput> images = TestModels.photos(50, 2);

    List<Double> first = confidences(folder, "MXNet", images);
    List<Double> second = confidences(folder, "PyTorch", images);

    for (int i = 0; i < images.size(); i++) {
      assertThat(second.get(i)).isCloseTo(first.get(i), within(1e-5));
    }
  }

  /** The folder of the test images is given as {@code -Dspotter.dataset=DIR}. */
  @Test
  @Tag("dataset")
  void the_bundled_model_scores_the_same() throws IOException {
    ImageSet images =
        DataSources.read(Path.of(System.getProperty("spotter.dataset")), Split.TEST, 32).images();

    Evaluation first = evaluation("MXNet", images);
    Evaluation second = evaluation("PyTorch", images);

    assertThat(second.accuracy()).isCloseTo(first.accuracy(), within(0.0005));
    assertThat(second.logLoss()).isCloseTo(first.logLoss(), within(0.0005));
  }

  private static List<Double> confidences(Path folder, String engine, List<ModelInput> images) {
    try (SpotterModel model = SpotterModel.of(ModelFiles.in(folder), Engines.named(engine));
        Classifier classifier = model.newClassifier()) {
      return classifier.classify(images).stream().map(answer -> answer.confidence()).toList();
    }
  }

  private static Evaluation evaluation(String engine, ImageSet images) {
    try (SpotterModel model =
            SpotterModel.of(ModelFiles.bundled(BundledModel.ACCURATE), Engines.named(engine));
        ParallelClassifier pool = new ParallelClassifier(model, 2)) {
      return new Evaluator(pool, model.card().labels()).evaluate(images, done -> {});
    }
  }
}
