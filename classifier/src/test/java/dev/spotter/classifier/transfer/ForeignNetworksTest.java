package dev.spotter.classifier.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.engine.EngineSettings;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Networks saved by other engines, as a whole classifier and as an extractor. Those of PyTorch and
 * ONNX run in builds with the profile {@code pytorch} or {@code onnx}.
 */
class ForeignNetworksTest {

  private static final ModelInput REDDISH =
      ModelInput.of(Pictures.set(ForeignNetworks.SIZE, 1, 5).image(0));

  @TempDir private Path folder;

  static boolean pytorchIsThere() {
    EngineSettings.serving().apply();
    return Engine.hasEngine("PyTorch");
  }

  static boolean onnxIsThere() {
    EngineSettings.serving().apply();
    return Engine.hasEngine("OnnxRuntime");
  }

  @Test
  void an_mxnet_network_is_a_classifier() throws IOException {
    assertThatItKnowsColours(ForeignNetworks.mxnet(folder.resolve("net"), null));
  }

  @Test
  void an_mxnet_network_is_an_extractor_by_the_layer_that_its_card_names() throws IOException {
    Path taught = teach(ForeignNetworks.mxnet(folder.resolve("net"), "flat"));

    assertThat(taught.resolve("net-symbol.json")).exists();
    assertThatItKnowsColours(taught);
  }

  @Test
  void two_outputs_are_features_and_logits() throws Exception {
    Path network = ForeignNetworks.mxnetWithFeatures(folder.resolve("net"));

    try (SpotterModel model = SpotterModel.load(network);
        Classifier classifier = model.newClassifier()) {
      Embedding embedding = classifier.embed(List.of(REDDISH)).get(0);

      assertThat(embedding.features()).hasSize(3);
      assertThat(embedding.logits())
          .containsExactly(
              10 * embedding.features()[0],
              10 * embedding.features()[1],
              10 * embedding.features()[2]);
    }
    assertThatItKnowsColours(network);
  }

  @Test
  void of_two_outputs_an_extractor_gives_the_features() throws IOException {
    assertThatItKnowsColours(teach(ForeignNetworks.mxnetWithFeatures(folder.resolve("net"))));
  }

  @Test
  void a_layer_that_is_not_there_is_named_beside_those_that_are() throws IOException {
    Path network = ForeignNetworks.mxnet(folder.resolve("net"), "flatten7");

    assertThatThrownBy(() -> SpotterModel.load(network))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("the network has no layer flatten7; its layers are")
        .hasMessageContaining("flat_output");
  }

  @Test
  void a_file_that_belongs_to_it_and_is_missing_is_named() throws IOException {
    Path network = ForeignNetworks.mxnet(folder.resolve("net"), null);
    Files.delete(network.resolve("net-symbol.json"));

    assertThatThrownBy(() -> SpotterModel.load(network))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("net-symbol.json");
  }

  @Test
  @EnabledIf("pytorchIsThere")
  void a_torchscript_network_is_a_classifier_and_an_extractor() throws IOException {
    Path network = ForeignNetworks.pytorch(folder.resolve("net"));

    assertThatItKnowsColours(network);
    assertThatItKnowsColours(teach(network));
  }

  @Test
  @EnabledIf("onnxIsThere")
  void an_onnx_network_is_a_classifier_and_an_extractor() throws IOException {
    Path network = ForeignNetworks.onnx(folder.resolve("net"));

    assertThatItKnowsColours(network);
    assertThatItKnowsColours(teach(network));
  }

  private Path teach(Path network) throws IOException {
    Path directory = Files.createDirectory(folder.resolve("taught"));
    new LinearProbeTrainer(ModelFiles.in(network), true, 1, done -> {}, Clock.systemUTC())
        .train(Pictures.data(ForeignNetworks.SIZE, 30, 15), directory, new TrainingListener() {});
    return directory;
  }

  private static void assertThatItKnowsColours(Path model) {
    assertThat(LinearProbeTrainerTest.answers(model, Pictures.set(ForeignNetworks.SIZE, 9, 3)))
        .extracting(LinearProbeTrainerTest::mostProbable)
        .containsExactly(
            "reddish",
            "greenish",
            "bluish",
            "reddish",
            "greenish",
            "bluish",
            "reddish",
            "greenish",
            "bluish");
  }
}
