package dev.spotter.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.sim.TestBot;
import dev.spotter.sim.TestBot.Vice;
import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.picture.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioRunTest {

  private static final String SCENARIO =
      """
      members: [Ana, Ben, Chloe]
      conversations:
        Holiday: [Ana, Ben]
        Pets: [Ben, Chloe]
      delivery: {deliver-each-webhook: COPIES, image-events: mixed}
      expect: {within: WITHIN, quiet: 300ms}
      steps:
        - {by: Ana, in: Holiday, file: dog.png, caption: a dog}
        - {by: Ben, in: Holiday, text: What a dog!}
        - parallel:
            - {by: Ben, in: Holiday, file: dog.png, times: 2}
            - {by: Ben, in: Pets, file: dog.png, caption: recognised}
            - {by: Chloe, in: Pets, file: notes.jpg, caption: plain}
      """;

  @TempDir Path folder;
  private final List<String> transcript = new CopyOnWriteArrayList<>();

  @BeforeEach
  void writePictures() throws IOException {
    Files.write(folder.resolve("dog.png"), TestPlatform.picture("png", 200, 200));
    Files.writeString(folder.resolve("notes.jpg"), "no picture at all");
  }

  @ParameterizedTest
  @CsvSource({"NONE, 1", "NONE, 3", "SHAKY, 1"})
  void holdsWithABotThatDoesItsWork(Vice vice, int copies) throws Exception {
    RunResult report = run(vice, copies);

    assertThat(report.failures()).isEmpty();
    assertThat(report.photos()).isEqualTo(5);
    assertThat(report.captions()).isEqualTo(5);
    assertThat(transcript).hasSize(11);
    assertThat(transcript.get(0)).matches("Holiday  \\S+ Ana: \\[photo dog.png, 200x200, \\d+ B]");
    assertThat(transcript)
        .anyMatch(line -> line.matches("Pets  \\S+ Spotter: Chloe uploaded a photo"));
  }

  @ParameterizedTest
  @CsvSource({
    "REPEATS_ITSELF, not asked for: Holiday",
    "WRONG_CONVERSATION, no caption: Pets",
    "WRONG_NAME, no caption: Holiday #1",
    "SILENT, no caption: Holiday #1"
  })
  void failsWithABotThatDoesNot(Vice vice, String failure) throws Exception {
    assertThat(run(vice, 2).failures()).anyMatch(words -> words.startsWith(failure));
  }

  @Test
  void saysWhichFilesAreMissing() {
    Scenario missing = scenario(filledIn("1", "1s").replace("notes.jpg", "nowhere.jpg"));
    Scenario unknown = scenario(filledIn("1", "1s").replace("file: dog.png", "sample: yeti"));

    assertThatThrownBy(() -> Uploads.load(missing, folder, Samples.load()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("nowhere.jpg cannot be read");
    assertThatThrownBy(() -> Uploads.load(unknown, folder, Samples.load()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("There is no sample yeti");
  }

  private RunResult run(Vice vice, int copies) throws Exception {
    String within = vice == Vice.SILENT ? "100ms" : "30s";
    Scenario scenario = scenario(filledIn(String.valueOf(copies), within));
    try (TestPlatform platform =
            TestPlatform.start(folder.resolve("keys"), scenario.delivery().imageEvents(), copies);
        TestBot bot = TestBot.start(platform.vertx(), platform.credentials(), vice)) {
      platform.simulator().connect("vonage", bot.webhookUrl()).await();
      return ScenarioRun.start(
              scenario,
              Uploads.load(scenario, folder, Samples.load()),
              platform.simulator(),
              BotControl.NONE,
              platform.vertx(),
              Clock.systemUTC(),
              transcript::add)
          .await(60, TimeUnit.SECONDS);
    }
  }

  private static String filledIn(String copies, String within) {
    return SCENARIO.replace("COPIES", copies).replace("WITHIN", within);
  }

  private Scenario scenario(String yaml) {
    try {
      return ScenarioFile.read(Files.writeString(folder.resolve("scenario.yaml"), yaml));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
