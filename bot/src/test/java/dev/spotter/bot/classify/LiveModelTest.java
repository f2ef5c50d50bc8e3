package dev.spotter.bot.classify;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spotter.bot.LogCapture;
import dev.spotter.bot.server.DocumentedMetrics;
import dev.spotter.classifier.decision.AnswerPolicy;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.MeasuredFigures;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a running model does when its folder changes: a new model is taken, a bad one refused. */
@ExtendWith(VertxExtension.class)
@Timeout(600)
class LiveModelTest {

  private static final List<String> PETS = List.of("cat", "dog", "frog");
  private static final List<String> FARM = List.of("cow", "hen", "pig");

  private static final ClassifierOptions OPTIONS =
      new ClassifierOptions(
          2, 8, 256, 1_000_000, Duration.ofSeconds(60), 100, Duration.ofMinutes(1));

  @TempDir private Path root;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private Path folder;
  private LogCapture log;
  private LiveModel live;

  @BeforeEach
  void start(Vertx vertx) throws Exception {
    folder = root.resolve("current");
    pointTo(RandomModel.write(root.resolve("pets"), PETS));
    log = new LogCapture();
    live = start(vertx, Duration.ofMillis(50)).await();
  }

  @AfterEach
  void close() {
    live.close().await();
    log.close();
  }

  @Test
  void anotherModelInTheFolderIsTaken() throws Exception {
    String before = live.card().version();
    assertThat(PETS).contains(label());

    goOverToFarm();

    assertThat(FARM).contains(label());
    assertThat(log.lines).anyMatch(line -> line.contains("The model is now random"));
    assertThat(reloads("ok")).isOne();
    assertThat(registry.scrape())
        .contains("version=\"" + live.card().version() + "\"")
        .doesNotContain(before);
    DocumentedMetrics.assertNameAllOf(registry);
  }

  @Test
  void damagedParametersAreRefusedAndTheOldModelGoesOn() throws Exception {
    byte[] parameters = Files.readAllBytes(folder.resolve("parameters.djl"));
    parameters[parameters.length / 2] ^= 1;
    Files.write(folder.resolve("parameters.djl"), parameters);

    assertRefused("parameters.djl", "is damaged", "copy the model again");
    goOverToFarm(); // for a good one is still taken
  }

  @Test
  void aChecksumThatIsNotTheParametersIsRefused() throws Exception {
    ModelCard card = ModelFiles.in(folder).card();
    replaceInCard(card.parameters().sha256(), "0".repeat(64));

    assertRefused("is damaged");
  }

  @Test
  void aModelWithoutLabelsIsRefused() throws Exception {
    replaceInCard("\"labels\"", "\"lables\"");

    assertRefused("model.json", "labels are missing");
  }

  @Test
  void aModelThatDoesNotAnswerItsOwnSamplesIsRefused() throws Exception {
    replaceInCard("0.25, 0.25, 0.25", "0.5, 0.5, 0.5");

    assertRefused("does not answer its sample picture 1 as it did when it was saved");
  }

  @Test
  void aModelWrittenOverTheOldOneIsTakenEvenWithoutSamples() throws Exception {
    Path next = RandomModel.write(root.resolve("next"), FARM);
    ModelFiles files = ModelFiles.in(next);
    ModelFolder.writeParameters(folder, files.parameters());
    ModelFolder.writeCard(folder, files.card());

    await().atMost(2, MINUTES).until(() -> live.card().labels().equals(FARM));
    assertThat(log.lines).anyMatch(line -> line.contains("has no samples.json"));
  }

  @Test
  void figuresWrittenIntoTheCardAreNoOtherModel() throws Exception {
    ModelCard card = ModelFiles.in(folder).card();
    ModelFolder.writeCard(folder, card.withMeasured(new MeasuredFigures(10, 0.9, 0.3, 0.01)));

    goOverToFarm(); // what was found before would have been counted by then
    assertThat(reloads("ok")).isOne();
    assertThat(reloads("refused")).isZero();
  }

  @Test
  void aModelThatCannotBeUsedFailsTheStart(Vertx vertx) throws Exception {
    live.close().await();
    replaceInCard("0.25, 0.25, 0.25", "0.5, 0.5, 0.5");

    assertThatThrownBy(() -> start(vertx, Duration.ZERO).await())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("does not answer its sample picture");
    pointTo(RandomModel.write(root.resolve("farm"), FARM));
    live = start(vertx, Duration.ZERO).await();
    assertThat(FARM).contains(label());
  }

  private void goOverToFarm() throws Exception {
    pointTo(RandomModel.write(root.resolve("farm"), FARM));
    await().atMost(2, MINUTES).until(() -> live.card().labels().equals(FARM));
  }

  /** In one step, so that nothing in between can be seen. */
  private void pointTo(Path model) throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), model);
    Files.move(link, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private void assertRefused(String... words) throws Exception {
    await().atMost(2, MINUTES).until(() -> reloads("refused") == 1);
    assertThat(log.warnings())
        .filteredOn(line -> line.contains("refused"))
        .singleElement()
        .asString()
        .contains("The model in " + folder + " is refused and random")
        .contains(words);
    assertThat(PETS).contains(label());
  }

  private Future<LiveModel> start(Vertx vertx, Duration every) {
    ModelSource source =
        new ModelSource(
            Optional.of(folder), BundledModel.SMALL, Optional.empty(), every, AnswerPolicy.USUAL);
    return LiveModel.start(vertx, source, OPTIONS, registry);
  }

  private void replaceInCard(String text, String other) throws IOException {
    Path card = folder.resolve("model.json");
    String before = Files.readString(card);
    assertThat(before).contains(text);
    Path part = folder.resolve("part");
    Files.writeString(part, before.replace(text, other));
    Files.move(part, card, StandardCopyOption.ATOMIC_MOVE);
  }

  private double reloads(String outcome) {
    return registry.get("spotter.model.reloads").tag("outcome", outcome).counter().count();
  }

  private String label() {
    return live.classify(RandomModel.picture(1)).await().label().orElseThrow();
  }
}
