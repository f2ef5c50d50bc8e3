package dev.spotter.bot;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.classify.RandomModel;
import dev.spotter.bot.platform.vonage.FakeVonage;
import dev.spotter.bot.platform.vonage.VonageAccount;
import dev.spotter.classifier.Classifier;
import dev.spotter.classifier.SpotterModel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bot whose model is changed while photos come in, 20 a second. Both models have the same
 * weights, but names of their own for what they see: so each caption tells which model it is from,
 * and whether that model was computed right.
 */
@Timeout(600)
class SwappedModelTest {

  private static final int MILLIS_BETWEEN_PHOTOS = 50;
  private static final int PHOTOS_OF_EACH_MODEL = 60;
  private static final List<String> PETS = List.of("cat", "dog", "frog");
  private static final List<String> FARM = List.of("cow", "hen", "pig");

  @TempDir private Path root;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final List<Future<Integer>> deliveries = new CopyOnWriteArrayList<>();
  private FakeVonage vonage;
  private SpotterBot bot;
  private Path pets;
  private LogCapture log;

  @BeforeEach
  void start() throws IOException {
    pets = RandomModel.write(root.resolve("pets"), PETS);
    pointTo(pets);
    vonage = FakeVonage.start(vertx).await();
    Map<String, String> environment = new HashMap<>(VonageAccount.environment(vonage.url()));
    environment.put("SPOTTER_HTTP_PORT", "0");
    environment.put("SPOTTER_HTTP_HOST", "localhost");
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + root.resolve("inbox.db"));
    environment.put("SPOTTER_MODEL_DIR", root.resolve("current").toString());
    environment.put("SPOTTER_MODEL_RELOAD_EVERY", "100ms");
    for (String patience : List.of("CLASSIFIER_DEADLINE", "FETCH_TIMEOUT", "VONAGE_TIMEOUT")) {
      environment.put(
          "SPOTTER_" + patience, "1m"); // a busy machine is no reason for another caption
    }
    bot = SpotterBot.start(BotConfig.load(Optional.empty(), environment)).await();
    log = new LogCapture();
  }

  @AfterEach
  void stop() {
    log.close();
    bot.stop().await();
    vertx.close().await();
  }

  @Test
  void aSwapLosesAndDoublesNoCaptionAndADamagedModelIsRefused() throws Exception {
    Path farm = RandomModel.copy(pets, Files.createDirectory(root.resolve("farm")), FARM);

    long sender = vertx.setPeriodic(MILLIS_BETWEEN_PHOTOS, id -> upload(deliveries.size()));
    await().atMost(5, MINUTES).until(() -> captionsNaming(PETS) >= PHOTOS_OF_EACH_MODEL);
    pointTo(farm);
    await().atMost(5, MINUTES).until(() -> captionsNaming(FARM) >= PHOTOS_OF_EACH_MODEL);
    damage(farm.resolve("parameters.djl"));
    await().atMost(5, MINUTES).until(() -> !refusals().isEmpty());
    int refusedAt = deliveries.size();
    await().atMost(5, MINUTES).until(() -> deliveries.size() >= refusedAt + PHOTOS_OF_EACH_MODEL);
    vertx.cancelTimer(sender);
    await().atMost(5, MINUTES).until(this::everyPhotoHasACaption);
    bot.stop().await();

    assertThat(deliveries).allSatisfy(status -> assertThat(status.await()).isEqualTo(200));
    assertThat(refusals())
        .singleElement()
        .asString()
        .contains("is refused and random", "cow, hen, pig", "parameters.djl", "is damaged");
    assertEachCaptionIsRight(refusedAt);
  }

  private void assertEachCaptionIsRight(int refusedAt) throws Exception {
    try (SpotterModel model = SpotterModel.load(pets);
        Classifier classifier = model.newClassifier()) {
      for (int photo = 0; photo < deliveries.size(); photo++) {
        byte[] picture = RandomModel.picture(photo).getBytes();
        int thing = PETS.indexOf(classifier.classify(picture).label().orElseThrow());
        String old = photo < refusedAt ? caption(PETS.get(thing)) : "none of the old model's";
        assertThat(captions(photo))
            .as("photo %d", photo)
            .singleElement()
            .isIn(old, caption(FARM.get(thing)));
      }
    }
  }

  private void upload(int photo) {
    String chat = "CON-" + photo;
    String ana = vonage.addMember(chat, "ana", "Ana");
    String url = vonage.addMedia("photo-" + photo, RandomModel.picture(photo));
    Buffer event = vonage.addImage(chat, ana, url).toBuffer();
    deliveries.add(
        client
            .post(bot.port(), "localhost", "/webhooks/vonage")
            .putHeader("Authorization", VonageAccount.sign(event.getBytes(), Instant.now()))
            .sendBuffer(event)
            .map(HttpResponse::statusCode));
  }

  private List<String> captions(int photo) {
    return vonage.texts("CON-" + photo);
  }

  private List<String> refusals() {
    return log.warnings().stream().filter(line -> line.contains("is refused")).toList();
  }

  private boolean everyPhotoHasACaption() {
    return IntStream.range(0, deliveries.size()).noneMatch(photo -> captions(photo).isEmpty());
  }

  private long captionsNaming(List<String> things) {
    List<String> wanted = things.stream().map(SwappedModelTest::caption).toList();
    return IntStream.range(0, deliveries.size())
        .filter(photo -> captions(photo).stream().anyMatch(wanted::contains))
        .count();
  }

  private static String caption(String thing) {
    return "Ana uploaded a photo of a " + thing;
  }

  /** In one step, so that nothing in between can be seen. */
  private void pointTo(Path model) throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), model);
    Files.move(link, root.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void damage(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);
  }
}
