package dev.spotter.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.fault.MediaFault;
import dev.spotter.sim.fault.Probability;
import dev.spotter.sim.fault.WebhookFault;
import dev.spotter.sim.platform.EventShape;
import dev.spotter.sim.platform.vonage.VonageEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {

  private static final DeliverySettings USUAL = new VonageEmulator().delivery();

  private static final String HEAD =
      """
      members: [Ana, Ben]
      conversations:
        Holiday: [Ana]
      """;

  @TempDir Path folder;

  @Test
  void readsEveryKey() throws IOException {
    Scenario scenario =
        read(
            """
            name: Everything
            seed: 7
            members: [Ana, Ben]
            conversations:
              Holiday: [Ana, Ben]
              Empty:
            delivery:
              deliver-each-webhook: 3
              image-events: mixed
              retry-after: 200ms
              retry-at-most: 5s
              give-up-after: 1m
              connect-timeout: 1s
              response-timeout: 24h
            expect:
              within: 20s
              quiet: 1s
            steps:
              - {by: Ana, in: Holiday, sample: dog, caption: a dog, times: 2}
              - parallel:
                  - {by: Ana, in: Holiday, file: a.jpg}
                  - {by: Ben, in: Holiday, text: hello}
            """);

    assertThat(scenario.name()).isEqualTo("Everything");
    assertThat(scenario.seed()).isEqualTo(7);
    assertThat(settings(scenario).copies()).isEqualTo(3);
    assertThat(scenario.delivery().imageEvents()).isEqualTo(EventShape.MIXED);
    assertThat(settings(scenario).retry())
        .isEqualTo(
            new RetryPolicy.Doubling(
                Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMinutes(1)));
    assertThat(scenario.expect().within()).isEqualTo(Duration.ofSeconds(20));
    assertThat(scenario.steps().get(0).caption()).isEqualTo(new CaptionRule("a dog"));
    assertThat(scenario.steps().get(0).times()).isEqualTo(2);
    assertThat(scenario.steps().get(1).parallel()).hasSize(2);
  }

  @Test
  void fillsInWhatIsLeftOut() throws IOException {
    Scenario scenario = read(HEAD + "steps: [{by: Ana, in: Holiday, sample: any}]\n");

    assertThat(settings(scenario).copies()).isEqualTo(1);
    assertThat(settings(scenario).retry()).isEqualTo(USUAL.retry());
    assertThat(scenario.expect().within()).isEqualTo(Duration.ofSeconds(10));
    assertThat(scenario.steps().get(0).caption()).isEqualTo(CaptionRule.ANY);
    assertThat(scenario.steps().get(0).times()).isEqualTo(1);
  }

  @Test
  void namesTheLineOfAMistake() {
    refuse("members: [Ana\nconversations: x\n", "line 2");
    refuse(
        HEAD + "steps:\n  - {by: Ana, in: Holiday, sample: dog}\nspeed: 1\n",
        "speed",
        "unknown key \"speed\"",
        "seed");
    refuse(
        HEAD + "steps:\n  - {by: Ana, in: Holiday, sample: dog, colour: x}\n",
        "line 5",
        "unknown key \"colour\"",
        "caption");
    refuse(HEAD + "members: [Zoe]\nsteps: []\n", "line 4", "members");
    refuse(HEAD + "expect: {within: soon}\n", "line 4", "such as 5s");
    refuse(
        HEAD + "steps:\n  - {by: Ana, in: Holiday, sample: dog, caption: dog}\n",
        "line 5",
        "\"dog\" is none of");
    refuse(HEAD + "steps:\n  - {by: Ana, in: Holiday}\n", "line 5", "exactly one of");
    refuse(
        HEAD + "steps:\n  - {by: Ana, in: Holiday, text: a, sample: dog}\n",
        "line 5",
        "exactly one of");
    refuse(HEAD + "steps:\n  - {by: Ana, sample: dog}\n", "line 5", "in which conversation");
    refuse(
        HEAD + "steps:\n  - {by: Ana, in: Holiday, sample: dog, times: 0}\n",
        "line 5",
        "times: must be 1 to 10000");
    refuse(
        HEAD + "steps:\n  - {by: Ana, in: Holiday, text: hi, caption: any}\n", "line 5", "caption");
    refuse(
        HEAD + "delivery: {deliver-each-webhook: 11}\nsteps: []\n",
        "line 4",
        "must be 1 to 10, not 11");
    refuse(HEAD + "delivery: {image-events: new}\n", "line 4", "new");
    refuse(HEAD + "faults: {webhooks: {stolen: 10%}}\n", "line 4", "stolen", "answer-lost");
    refuse(HEAD + "faults: {media: {slow: often}}\n", "line 4", "\"often\" is no share");
    refuse(HEAD + "faults: {media: {slow: 110%}}\n", "line 4", "a share is 0% to 100%");
    refuse(
        HEAD + "faults: {api: {failing: 60%, hanging: 0.5}}\n",
        "line 4",
        "api: more than 100% together");
  }

  @Test
  void readsWordsReactionsAndARestart() throws IOException {
    Scenario scenario =
        read(
            HEAD
                + """
                delivery: {privacy: off}
                wording: {plain: "{name}: ein Foto", named: "{name}: ein Foto von {label}"}
                steps:
                  - {by: Ana, in: Holiday, text: "@spotter help", answer: "/.*Rex.*/"}
                  - {by: Ana, in: Holiday, reply: "that's a cat", edited: a cat, answer: any}
                  - {by: Ana, in: Holiday, react: "-1"}
                  - {restart: bot}
                """);

    assertThat(scenario.steps().get(0).answer()).isEqualTo(new AnswerRule("/.*Rex.*/"));
    assertThat(scenario.steps().get(1).edited()).isEqualTo(new CaptionRule("a cat"));
    assertThat(scenario.steps().get(2).answer()).isEqualTo(AnswerRule.NONE);
    assertThat(scenario.restartsBot()).isTrue();
    assertThat(scenario.delivery().emulation().privacy()).isFalse();
    assertThat(scenario.wordings().isPlain("Ana", 1, "Ana: ein Foto")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reply: hi, text: hi     | exactly one of",
        "reply: hi, caption: any | caption and deleted: only samples and files",
        "reply: hi, thread: walk | thread: a reply is where",
        "sample: dog, answer: hi | answer: only texts, replies and reactions",
        "text: hi, edited: a cat | edited: only replies and reactions",
        "text: hi, answer: ''    | answer: any, none, a text",
        "text: hi, answer: '/(/' | Unclosed group",
        "react: 1                | write names such as",
        "react: Thumb            | is no emoji's name",
        "restart: all            | only the bot can be restarted"
      })
  void explainsWhatIsWrongWithWords(String step, String why) {
    refuse(HEAD + "steps:\n  - {by: Ana, in: Holiday, " + step + "}\n", "line 5", why);
  }

  @Test
  void readsFaultsAsAShareOfEachKind() throws IOException {
    Scenario scenario =
        read(
            HEAD
                + """
                faults:
                  seed: 7
                  webhooks: {duplicated: 20%, answer-lost: 0.1}
                  media: {truncated: 5%}
                  delay: 1s
                steps: [{by: Ana, in: Holiday, sample: any}]
                """);

    assertThat(scenario.faults().seed()).isEqualTo(7);
    assertThat(scenario.faults().webhooks())
        .containsOnly(
            entry(WebhookFault.DUPLICATED, new Probability(0.2)),
            entry(WebhookFault.ANSWER_LOST, new Probability(0.1)));
    assertThat(scenario.faults().media())
        .containsOnly(entry(MediaFault.TRUNCATED, new Probability(0.05)));
    assertThat(scenario.faults().api()).isEmpty();
    assertThat(scenario.faults().delay()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void namesTheStepThatSpeaksOfSomebodyUnknown() {
    refuse(HEAD, "steps: at least one");
    refuse("members: []\n", "members: at least one");
    refuse("members: [Ana]\n", "conversations: at least one");
    refuse(
        """
        members: [Ana]
        conversations: {Holiday: [Zoe]}
        steps: [{by: Ana, in: Holiday, text: a}]
        """,
        "Holiday has [Zoe], who is none of the members [Ana]");
    refuse(
        HEAD + "steps: [{by: Ana, in: Pets, text: a}]\n",
        "step 1: in: there is no conversation Pets, only [Holiday]");
    refuse(
        HEAD + "steps: [{parallel: [{by: Ben, in: Holiday, text: a}]}]\n",
        "step 1, parallel: by: Ben is not in Holiday, only [Ana] are");
  }

  @Test
  void saysThatAFileIsMissingOrEmpty() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    Path empty = Files.createFile(folder.resolve("empty.yaml"));

    assertThatThrownBy(() -> ScenarioFile.read(missing))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("There is no file " + missing);
    assertThatThrownBy(() -> ScenarioFile.read(empty)).isInstanceOf(ScenarioException.class);
  }

  private void refuse(String yaml, String... words) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("scenario.yaml")
        .hasMessageContainingAll(words);
  }

  private Scenario read(String yaml) throws IOException {
    return ScenarioFile.read(Files.writeString(folder.resolve("scenario.yaml"), yaml));
  }

  private static DeliverySettings settings(Scenario scenario) {
    return scenario.delivery().change(USUAL);
  }
}
