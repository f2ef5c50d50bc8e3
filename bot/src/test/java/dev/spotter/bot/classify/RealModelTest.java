package dev.spotter.bot.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.image.UnreadableImageException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pool with the engine it serves with, on a network of random weights. */
@ExtendWith(VertxExtension.class)
@Timeout(120)
class RealModelTest {

  private static final int IMAGES = 300;

  private SpotterModel model;
  private ClassifierPool pool;

  @BeforeEach
  void deploy(Vertx vertx, @TempDir Path directory) throws Exception {
    model = RandomModel.in(directory);
    ClassifierOptions options = ClassifierOptions.defaults().withInstances(3);
    pool = ClassifierPool.deploy(vertx, model, options, new SimpleMeterRegistry()).await();
  }

  @AfterEach
  void close() {
    pool.close().await();
    model.close();
  }

  @Test
  void answersTheSameOnManyWorkersAsOnOne() throws Exception {
    List<Buffer> images = IntStream.range(0, IMAGES).mapToObj(RandomModel::picture).toList();
    List<Classification> expected = oneAfterTheOther(images);
    for (int from = 0; from < IMAGES; from += 100) {
      List<Buffer> burst = images.subList(from, from + 100);
      List<Classification> answers =
          Future.all(burst.stream().map(pool::classify).toList()).await().list();
      for (int i = 0; i < burst.size(); i++) {
        assertThat(answers.get(i).label()).isEqualTo(expected.get(from + i).label());
        assertThat(answers.get(i).confidence())
            .isCloseTo(expected.get(from + i).confidence(), within(1e-4));
      }
    }
    assertThat(expected).extracting(Classification::confidence).doesNotHaveDuplicates();
  }

  @Test
  void goesOverToAnotherModelInTheMiddleOfWork(Vertx vertx, @TempDir Path directory)
      throws Exception {
    List<Buffer> images = IntStream.range(0, IMAGES).mapToObj(RandomModel::picture).toList();
    List<Classification> before = oneAfterTheOther(images);
    SpotterModel old = model;
    model = RandomModel.in(directory);
    List<Classification> after = oneAfterTheOther(images);
    List<Future<Classification>> answers = new ArrayList<>();
    Future<Void> replaced = Future.succeededFuture();
    for (int i = 0; i < IMAGES; i++) {
      answers.add(pool.classify(images.get(i)));
      if (i == 100) {
        replaced = pool.replace(model);
      }
      answers.get(Math.max(0, i - 20)).await(); // so that some are on their way all the time
    }
    replaced.await();
    old.close();
    for (int i = 0; i < IMAGES; i++) {
      Classification answer = answers.get(i).await();
      assertThat(alike(answer, before.get(i)) || alike(answer, after.get(i))).isTrue();
      assertThat(alike(pool.classify(images.get(i)).await(), after.get(i))).isTrue();
    }
  }

  @Test
  void refusesWhatIsNoPictureAndGoesOn() throws Exception {
    assertThatThrownBy(() -> pool.classify(Buffer.buffer("I am a dog")).await())
        .isInstanceOf(UnreadableImageException.class);
    assertThat(pool.classify(RandomModel.picture(1)).await().label()).isPresent();
  }

  private static boolean alike(Classification one, Classification other) {
    return one.probabilities().entrySet().stream()
        .allMatch(p -> Math.abs(p.getValue() - other.probabilities().get(p.getKey())) < 1e-4);
  }

  private List<Classification> oneAfterTheOther(List<Buffer> images)
      throws UnreadableImageException {
    try (Classifier classifier = model.newClassifier()) {
      List<Classification> all = new ArrayList<>();
      for (Buffer image : images) {
        all.add(classifier.classify(image.getBytes()));
      }
      return all;
    }
  }
}
