package dev.spotter.classifier.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.TestModels;
import dev.spotter.classifier.data.ImageSet;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.training.TrainingData;
import dev.spotter.classifier.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three colours taught to a tiny network of random weights. */
class LinearProbeTrainerTest {

  private static final int SIZE = 32;

  @TempDir private Path folder;

  private final List<String> events = new ArrayList<>();
  private final List<Integer> looked = new ArrayList<>();
  private Path extractor;

  private final TrainingListener diary =
      new TrainingListener() {
        @Override
        public void begin(Start start) {
          events.add("begin " + start.images());
        }

        @Override
        public void epochEnd(Epoch epoch) {
          events.add("epoch " + epoch.epoch());
          assertThat(epoch.accuracy()).isBetween(0.0, 1.0);
        }

        @Override
        public void end(Result result) {
          events.add("end");
          assertThat(Files.exists(folder.resolve("taught/model.json"))).isTrue();
        }
      };

  @BeforeEach
  void save() throws IOException {
    extractor = Files.createDirectory(folder.resolve("extractor"));
    TestModels.write(extractor, TestModels.TINY, 1);
  }

  @Test
  void a_network_is_taught_new_labels_and_stays_silent_on_what_it_was_not_taught()
      throws IOException {
    Path taught = teach(extractor, "taught", Pictures.data(SIZE, 30, 15));

    List<Classification> known = answers(taught, Pictures.set(SIZE, 15, 3));
    for (int i = 0; i < known.size(); i++) {
      assertThat(mostProbable(known.get(i))).isEqualTo(Pictures.LABELS.get(i % 3));
    }
    assertThat(known.stream().filter(it -> it.label().isPresent()).count()).isGreaterThan(8);
    assertThat(answers(taught, Pictures.chequered(SIZE, 3)))
        .allSatisfy(it -> assertThat(it.names()).isEmpty());
  }

  @Test
  void the_network_itself_comes_along_as_it_was_and_the_card_tells_where_from() throws IOException {
    Path taught = teach(extractor, "taught", Pictures.data(SIZE, 30, 15));

    assertThat(taught.resolve("parameters.djl"))
        .hasSameBinaryContentAs(extractor.resolve("parameters.djl"));
    ModelCard card = ModelFiles.in(taught).card();
    assertThat(card.labels()).isEqualTo(Pictures.LABELS);
    assertThat(card.training().from()).isEqualTo("random");
    assertThat(card.training().images()).isEqualTo(30);
    assertThat(events).startsWith("begin 30", "epoch 0", "epoch 1").endsWith("end");
    assertThat(looked).isSorted().endsWith(75);
  }

  @Test
  void the_same_pictures_give_the_same_head_and_a_taught_model_can_be_taught_again()
      throws IOException {
    Path first = teach(extractor, "taught", Pictures.data(SIZE, 30, 15));
    Path second = teach(first, "again", Pictures.data(SIZE, 30, 15));

    assertThat(second.resolve("head.json")).hasSameBinaryContentAs(first.resolve("head.json"));
  }

  @Test
  void nothing_need_be_held_out() throws IOException {
    Path taught = teach(extractor, "taught", Pictures.data(SIZE, 30, 0));

    assertThat(events).containsExactly("begin 30", "epoch 0", "end");
    assertThat(mostProbable(answers(taught, Pictures.set(SIZE, 1, 3)).get(0))).isEqualTo("reddish");
  }

  private Path teach(Path network, String name, TrainingData data) throws IOException {
    Path directory = Files.createDirectory(folder.resolve(name));
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    new LinearProbeTrainer(ModelFiles.in(network), true, 1, looked::add, clock)
        .train(data, directory, diary);
    return directory;
  }

  static List<Classification> answers(Path directory, ImageSet images) {
    try (SpotterModel model = SpotterModel.load(directory);
        Classifier classifier = model.newClassifier()) {
      return classifier.classify(
          IntStream.range(0, images.count())
              .mapToObj(i -> ModelInput.of(images.image(i)))
              .toList());
    }
  }

  static String mostProbable(Classification answer) {
    return answer.probabilities().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }
}
