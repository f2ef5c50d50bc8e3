package dev.spotter.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.image.ModelInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * EfficientNet-Lite0 as its import script makes a model folder of it, on the demo's pictures. They
 * have been enlarged from 32 x 32 pixels, so that wider words are all that can be asked of some.
 */
@Tag("import")
class ThousandLabelsTest {

  private static final Path SAMPLES = Path.of("../conversation-sim/src/main/resources/web/samples");
  private static final int WORKERS = 6;
  private static final int PASSES = 30;

  @TempDir private static Path folder;

  private static SpotterModel model;
  private static Classifier alone;

  @BeforeAll
  static void make() throws Exception {
    Process script =
        new ProcessBuilder("python3", "import/efficientnet-lite0/convert.py", folder.toString())
            .inheritIO()
            .start();
    assertThat(script.waitFor()).as("convert.py").isZero();
    model = SpotterModel.load(folder);
    alone = model.newClassifier();
  }

  @AfterAll
  static void close() {
    alone.close();
    model.close();
  }

  @ParameterizedTest
  @CsvSource({
    "airplane, airplane",
    "automobile, automobile",
    "bird, bird",
    "cat, animal",
    "deer, animal",
    "dog, dog",
    "frog, frog",
    "ship, vehicle",
    "truck, vehicle"
  })
  void the_likeliest_label_is_a_kind_of_what_the_picture_shows(String picture, String word)
      throws Exception {
    Classification answer = alone.classify(sample(picture));

    assertThat(model.card().taxonomy().above(likeliest(answer))).contains(word);
  }

  @Test
  void it_can_be_taught_for_it_gives_features_too() throws Exception {
    Embedding embedding = alone.embed(sample("dog"));

    assertThat(embedding.features()).hasSize(1280);
    assertThat(embedding.logits()).hasSize(1000);
  }

  /** MXNet's arrays between the layers were one set for all workers. */
  @Test
  void workers_side_by_side_answer_as_one_alone_does() throws Exception {
    List<ModelInput> pictures = new ArrayList<>();
    for (String name : List.of("dog", "ship", "frog")) {
      pictures.add(model.decoder().decode(sample(name)));
    }
    List<Classification> expected =
        pictures.stream().map(it -> alone.classify(List.of(it)).get(0)).toList();
    List<Classification> answers = new ArrayList<>();

    try (ParallelClassifier workers = new ParallelClassifier(model, WORKERS)) {
      workers.forEach(
          Collections.nCopies(PASSES, pictures).stream().flatMap(List::stream).toList(),
          (classifier, picture) -> classifier.classify(List.of(picture)).get(0),
          answers::add);
    }

    assertThat(answers)
        .isEqualTo(Collections.nCopies(PASSES, expected).stream().flatMap(List::stream).toList());
  }

  private static String likeliest(Classification answer) {
    return answer.probabilities().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(SAMPLES.resolve(name + ".jpg"));
  }
}
