package dev.spotter.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestBot;
import dev.spotter.sim.TestBot.Vice;
import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.picture.Samples;
import dev.spotter.sim.platform.telegram.CorrectableBot;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios in which people and bots talk with each other. */
class DialogueTest {

  private static final String HEAD =
      """
      members: [Ana, Ben]
      conversations: {Pets: [Ana, Ben]}
      expect: {within: WITHIN, quiet: 200ms}
      steps:
      """;

  @TempDir private Path folder;
  private final List<String> transcript = new CopyOnWriteArrayList<>();

  @Test
  void aBotIsCorrectedAndRemembers() {
    RunResult result =
        onTelegram(
            """
              - {by: Ana, in: Pets, sample: dog, caption: a dog}
              - {by: Ben, in: Pets, text: "nice weather", answer: none}
              - {by: Ben, in: Pets, reply: "that's a cat", edited: a cat}
              - {by: Ana, in: Pets, text: "@spotter what do you know", answer: "/I know (a cat)/"}
              - {by: Ana, in: Pets, sample: dog}
              - {by: Ana, in: Pets, reply: "that's Rex", edited: Rex}
              - {by: Ana, in: Pets, react: "-1", edited: none}
              - {by: Ana, in: Pets, text: "@spotter what do you know", answer: "I know Rex"}
            """);

    assertThat(result.failures()).isEmpty();
    assertThat(result.summary()).startsWith("2 photos, 2 captions, 2 answers, 3 edits; median ");
    assertThat(transcript)
        .anyMatch(line -> line.matches("Pets  \\S+ Ben \\(to Spotter\\): that's a cat"))
        .anyMatch(
            line ->
                line.matches(
                    "Pets  \\S+ Spotter edits \"Ana uploaded a photo of a dog\" to"
                        + " \"Ana uploaded a photo of a cat\""))
        .anyMatch(line -> line.matches("Pets  \\S+ Spotter deletes .*Rex\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reply: that's a cat, edited: a bird | no edit: Pets #3, \"that's a cat\" by Ana,",
        "reply: nonsense, edited: a cat      | no edit: Pets #3, \"nonsense\" by Ana,",
        "reply: nonsense, answer: any        | no answer: Pets #3, \"nonsense\" by Ana,",
        "react: heart, edited: a dog         | no edit: Pets #3,",
        "text: '@spotter what do you know'   | not asked for: Pets #4, \"I know nothing\" by",
        "text: '@spotter what do you know', answer: Rex | no answer: Pets #2,"
      })
  void whatDoesNotComeOrComesUnaskedFails(String step, String failure) {
    RunResult result =
        onTelegram(
            "  - {by: Ana, in: Pets, sample: dog}\n  - {by: Ana, in: Pets, %s}\n".formatted(step),
            "1s");

    assertThat(result.failures()).anyMatch(words -> words.startsWith(failure));
  }

  @Test
  void aReplyWithoutAMessageOfTheBotFails() {
    RunResult result = onTelegram("  - {by: Ana, in: Pets, reply: hello, answer: any}\n", "200ms");

    assertThat(result.failures()).containsExactly("no message of the bot in Pets to answer");
  }

  @Test
  void anEditOfWhatIsRepliedToIsAnAnswerToo() {
    RunResult result =
        onTelegram(
            """
              - {by: Ana, in: Pets, sample: dog}
              - {by: Ana, in: Pets, reply: "that's Rex", answer: any}
              - {by: Ana, in: Pets, text: "@spotter what do you know", answer: "I know Rex"}
            """,
            "10s");

    assertThat(result.failures()).isEmpty();
    assertThat(result.summary()).startsWith("1 photos, 1 captions, 2 answers; median ");
  }

  @Test
  void whereNothingCanBeEditedAnAnswerThatSaysSoCounts() {
    RunResult result =
        onVonage(
            """
              - {by: Ana, in: Pets, sample: dog, caption: a dog}
              - {by: Ben, in: Pets, reply: "that's a cat", edited: a cat}
              - {by: Ben, in: Pets, react: "+1"}
              - {by: Ben, in: Pets, text: "@spotter help", answer: any}
              - {by: Ben, in: Pets, text: "nice weather", answer: none}
            """);

    assertThat(result.failures()).isEmpty();
    assertThat(transcript).contains("Pets  (Vonage has no reactions: left out)");
  }

  @Test
  void aBotIsRestartedInItsTurn() {
    RunResult result =
        onTelegram(
            """
              - {by: Ana, in: Pets, sample: dog}
              - {restart: bot}
              - {by: Ana, in: Pets, text: "@spotter what do you know", answer: any}
            """);

    assertThat(result.failures()).isEmpty();
    assertThat(transcript).contains("(the bot is killed and started again)", "restarted");
  }

  private RunResult onTelegram(String steps) {
    return onTelegram(steps, "30s");
  }

  private RunResult onTelegram(String steps, String within) {
    try (TestPlatform platform =
            TestPlatform.start(folder.resolve("keys"), "telegram", usual -> usual);
        CorrectableBot bot = CorrectableBot.start(platform.vertx(), platform.credentials())) {
      return run(steps, within, platform);
    }
  }

  private RunResult onVonage(String steps) {
    try (TestPlatform platform = TestPlatform.start(folder.resolve("keys"));
        TestBot bot = TestBot.start(platform.vertx(), platform.credentials(), Vice.NONE)) {
      bot.answering("@Spotter that's a cat", "Thanks, Ben: it's a cat.")
          .answering("@spotter help", "Hm?");
      platform.simulator().connect("vonage", bot.webhookUrl()).await();
      return run(steps, "30s", platform);
    }
  }

  private RunResult run(String steps, String within, TestPlatform platform) {
    Scenario scenario = scenario(HEAD.replace("WITHIN", within) + steps);
    BotControl control =
        () -> {
          transcript.add("restarted");
          return Future.succeededFuture();
        };
    return ScenarioRun.start(
            scenario,
            Uploads.load(scenario, folder, Samples.load()),
            platform.simulator(),
            control,
            platform.vertx(),
            Clock.systemUTC(),
            transcript::add)
        .await();
  }

  private Scenario scenario(String yaml) {
    try {
      return ScenarioFile.read(Files.writeString(folder.resolve("scenario.yaml"), yaml));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
