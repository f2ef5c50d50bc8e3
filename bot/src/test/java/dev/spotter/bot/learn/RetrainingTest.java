package dev.spotter.bot.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.classify.ClassifierOptions;
import dev.spotter.bot.classify.LiveModel;
import dev.spotter.bot.classify.ModelSource;
import dev.spotter.bot.classify.ModelVersions;
import dev.spotter.bot.classify.RandomModel;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.sql.SqlInbox;
import dev.spotter.bot.learn.RetrainingState.Phase;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.Embedding;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.decision.AnswerPolicy;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.FeatureBankFile;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.transfer.FeatureBankFitter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From an accepted lesson to the model that answers, and back, on a real network and inbox. */
@Timeout(300)
class RetrainingTest {

  private static final List<String> LABELS = List.of("cat", "dog", "frog");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Buffer picture = plainPicture();
  private ModelVersions versions;
  private ModelSource source;
  private Inbox inbox;
  private Retraining retraining;

  @BeforeEach
  void open() throws Exception {
    Path base = RandomModel.write(folder.resolve("base"), LABELS);
    addBank(base);
    versions = new ModelVersions(folder.resolve("versions"));
    source =
        new ModelSource(
            Optional.of(base),
            BundledModel.SMALL,
            Optional.of(versions),
            Duration.ofMillis(50),
            AnswerPolicy.USUAL);
    inbox =
        SqlInbox.open(
                vertx,
                new InboxUrl.Sqlite(folder.resolve("inbox.db")),
                new InboxOptions(
                    100, 1, new GroupWait(HOUR, HOUR), new RateLimit(1, 9), HOUR, HOUR),
                "node",
                Clock.systemUTC(),
                new Random(1),
                registry)
            .await();
    retraining =
        new Retraining(
            vertx, inbox.lessons().reviews(), source, versions, Clock.systemUTC(), registry);
  }

  @AfterEach
  void close() {
    inbox.close().await();
    vertx.close().await();
  }

  @Test
  void whatWasAcceptedAnswersWithoutARestartUntilItIsRolledBack() throws Exception {
    LiveModel live = LiveModel.start(vertx, source, ClassifierOptions.defaults(), registry).await();
    ModelCard before = live.card();
    String wanted = leastLikely(live.classify(picture).await());
    teach(wanted, before.version(), live.embed(picture).await().embedding());

    assertThat(retraining.run().await().phase()).isEqualTo(Phase.REFUSED); // nothing is accepted
    accept();
    RetrainingState ended = retraining.run().await();

    assertThat(ended.said()).contains("1 corrections: 100.0 % right, before 0.0 %");
    assertThat(ended.phase()).isEqualTo(Phase.PROMOTED);
    assertThat(ended.epoch()).isEqualTo(ended.epochs()).isPositive();
    await().atMost(SOON).until(() -> !live.card().version().equals(before.version()));
    assertThat(mostLikely(live.classify(picture).await())).isEqualTo(wanted);
    assertThat(live.head().features()).isEqualTo(before.version()); // lessons hold on
    assertThat(registry.get("spotter.retrainings").tag("outcome", "promoted").counter().count())
        .isEqualTo(1);

    versions.rollback();
    await().atMost(SOON).until(() -> live.card().version().equals(before.version()));
    assertThat(leastLikely(live.classify(picture).await())).isEqualTo(wanted);

    versions.promote(versions.list().get(0).version());
    await().atMost(SOON).until(() -> !live.card().version().equals(before.version()));
    live.close().await();
  }

  @Test
  void aModelWithoutABankSaysWhyItCannot() throws Exception {
    Path bare = RandomModel.write(folder.resolve("bare"), LABELS);
    ModelSource other =
        new ModelSource(
            Optional.of(bare), BundledModel.SMALL, Optional.of(versions), HOUR, AnswerPolicy.USUAL);
    teach("cat", ModelFiles.in(bare).card().version(), new Embedding(new float[8], new float[3]));
    accept();

    RetrainingState ended =
        new Retraining(
                vertx, inbox.lessons().reviews(), other, versions, Clock.systemUTC(), registry)
            .run()
            .await();

    assertThat(ended.phase()).isEqualTo(Phase.FAILED);
    assertThat(ended.said()).contains("spotter-classifier bank");
    assertThat(versions.list()).isEmpty();
  }

  private void teach(String label, String model, Embedding seen) {
    inbox
        .lessons()
        .keep(
            List.of(
                new Lesson(
                    new EventId("slack", "k"),
                    0,
                    new Conversation("slack", "C1"),
                    new Lesson.Source("U1", "U2", "7.1", 0),
                    new Lesson.Statement("Rex", "Rex", true, Optional.of(label)),
                    model,
                    seen.features())),
            List.of())
        .await();
  }

  private void accept() {
    List<Long> numbers =
        inbox.lessons().reviews().newest(Optional.of(Review.OPEN), 10).await().stream()
            .map(ReviewedLesson::number)
            .toList();
    assertThat(inbox.lessons().reviews().say(numbers, Review.ACCEPTED).await()).isEqualTo(1);
  }

  private static void addBank(Path model) throws Exception {
    List<float[]> rows = new ArrayList<>();
    try (SpotterModel loaded = SpotterModel.load(model);
        Classifier classifier = loaded.newClassifier()) {
      for (int seed = 0; seed < 60; seed++) {
        rows.add(classifier.embed(RandomModel.picture(seed).getBytes()).features());
      }
    }
    int[] targets = IntStream.range(0, rows.size()).map(i -> i % LABELS.size()).toArray();
    byte[] bank =
        FeatureBankFile.encode(FeatureBankFitter.fit(LABELS, rows, targets, rows.size(), 0.9));
    ModelCard card = ModelFiles.in(model).card();
    ModelFolder.writeCard(model, card.withBank(ModelFolder.writeBank(model, bank)));
  }

  /** Noise, of which the bank is, looks nothing like it. */
  private static Buffer plainPicture() {
    try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", png);
      return Buffer.buffer(png.toByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String mostLikely(Classification decided) {
    return sorted(decided).get(LABELS.size() - 1);
  }

  private static String leastLikely(Classification decided) {
    return sorted(decided).get(0);
  }

  private static List<String> sorted(Classification decided) {
    return decided.probabilities().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
