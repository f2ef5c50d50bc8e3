package dev.spotter.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say of themselves and of what is wrong. */
class CommandsTest {

  @TempDir Path folder;
  private final TestCommandLine commands = new TestCommandLine();
  private Path scenario;

  @BeforeEach
  void writeScenario() throws IOException {
    Files.write(folder.resolve("dog.png"), TestPlatform.picture("png", 64, 64));
    scenario = folder.resolve("scenario.yaml");
    Files.writeString(
        scenario,
        """
        name: One dog
        members: [Ana]
        conversations: {Holiday: [Ana]}
        expect: {within: 30s, quiet: 100ms}
        steps: [{by: Ana, in: Holiday, file: dog.png, caption: a dog}]
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "serve --help", "run --help", "load --help"})
  void explainsItselfWithExamples(String arguments) {
    assertThat(commands.execute(arguments.split(" ", -1))).isZero();
    assertThat(commands.out()).contains("Usage:", "Examples:", "spotter-sim");
  }

  @Test
  void tellsItsVersion() {
    assertThat(commands.execute("--version")).isZero();
    assertThat(commands.out()).startsWith("spotter-sim ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fly", "run", "serve --port many", "serve --image-events new", "load --rate fast"})
  void endsWithTwoOnAWrongCommandLine(String arguments) {
    assertThat(commands.execute(arguments.split(" ", -1))).isEqualTo(2);
    assertThat(commands.err()).isNotBlank();
  }

  @Test
  void saysThatAScenarioIsMissingOrWrong() throws IOException {
    assertThat(commands.execute("run", folder.resolve("nowhere.yaml").toString())).isEqualTo(1);
    Files.writeString(scenario, "members: [Ana\n");
    assertThat(commands.execute("run", scenario.toString())).isEqualTo(1);

    assertThat(commands.err().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Error: There is no file "),
            second -> assertThat(second).startsWith("Error: " + scenario + ", line "));
  }

  @Test
  void saysThatAPortIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      int code = commands.execute("serve", "--port", port, "--credentials", folder.toString());

      assertThat(code).isEqualTo(1);
      assertThat(commands.err())
          .startsWith("Error: Port " + port + " of 127.0.0.1 cannot be used: ")
          .contains("--port 0 takes any free one");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "ftp://localhost/", "/webhooks/vonage"})
  void saysThatABotsAddressIsNone(String url) {
    assertThat(commands.execute("run", scenario.toString(), "--bot-url", url)).isEqualTo(1);
    assertThat(commands.err()).contains("--bot-url must be a whole address such as http://");
  }

  @Test
  void saysThatNoBotListens() throws IOException {
    String nobody = "http://127.0.0.1:" + freePort() + "/";

    assertThat(commands.execute("run", scenario.toString(), "--bot-url", nobody)).isEqualTo(1);
    assertThat(commands.err()).contains("No bot listens on " + nobody, "Start it first.");
  }

  @Test
  void saysWhatIsWrongWithALoad() {
    assertThat(commands.execute("load", "--rate", "0")).isEqualTo(1);
    assertThat(commands.execute("load", "--conversations", "1001")).isEqualTo(1);
    assertThat(commands.err().lines())
        .containsExactly(
            "Error: --rate must be above 0 and at most 10000.",
            "Error: --conversations must be 1 to 1000.");
  }

  @Test
  void saysThatBotAndPlatformNeedTheSameCredentials() throws IOException {
    try (ServerSocket bot = new ServerSocket(0)) {
      String url = "http://localhost:" + bot.getLocalPort() + "/";
      String keys = folder.resolve("keys").toString();

      assertThat(
              commands.execute("run", scenario.toString(), "--bot-url", url, "--credentials", keys))
          .isEqualTo(1);
      assertThat(commands.err()).contains("Start `spotter-sim serve` once to make it");
    }
  }

  @Test
  void saysWhatIsForAnOwnBotOnly() throws IOException {
    String nobody = "http://127.0.0.1:1/";
    Path config = folder.resolve("spotter.yaml");
    assertThat(commands.execute("run", scenario.toString(), "--config", config.toString()))
        .isEqualTo(1);
    assertThat(
            commands.execute("run", scenario.toString(), "--bot-url", nobody, "--model", "small"))
        .isEqualTo(1);
    Files.writeString(scenario, Files.readString(scenario).replace("[{by", "[{restart: bot}, {by"));
    assertThat(commands.execute("run", scenario.toString(), "--bot-url", nobody)).isEqualTo(1);

    assertThat(commands.err().lines())
        .containsExactly(
            "Error: --config: there is no file " + config + " that can be read.",
            "Error: --model and --config are for a bot that this command starts.",
            "Error: restart: only a bot that this command starts can be restarted.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{restart: bot}, "})
  void saysThatTheOwnBotDoesNotStart(String before) throws IOException {
    Files.writeString(scenario, Files.readString(scenario).replace("[{by", "[" + before + "{by"));

    assertThat(commands.execute("run", scenario.toString(), "--model", "nonsense")).isEqualTo(1);
    assertThat(commands.err()).startsWith("Error: The bot does not start:").contains("nonsense");
    assertThat(commands.err()).doesNotContain("\tat ");
  }

  @Test
  void handsModelAndConfigurationToTheOwnBot() throws IOException {
    Path config = folder.resolve("spotter.yaml");
    Files.writeString(config, "preview: {enabled: maybe}\n");

    assertThat(commands.execute("run", scenario.toString(), "--config", config.toString()))
        .isEqualTo(1);
    assertThat(commands.err()).startsWith("Error: The bot does not start:").contains("preview");
  }

  @Test
  void servesUntilItIsStopped() throws Exception {
    Path keys = folder.resolve("keys");
    Thread serving =
        new Thread(
            () -> commands.execute("serve", "--port", "0", "--credentials", keys.toString()));
    serving.start();
    while (serving.isAlive() && !commands.out().contains("Stop with Ctrl-C")) {
      Thread.onSpinWait();
    }

    assertThat(commands.out())
        .contains("The page is open on http://localhost:")
        .contains("http://localhost:8080/webhooks/vonage")
        .contains(". " + keys.resolve("spotter.env") + " && java -jar");
    assertThat(keys.resolve("private.key")).exists();

    serving.interrupt();
    serving.join(30_000);
    assertThat(serving.isAlive()).isFalse();
    assertThat(commands.err()).isEmpty();
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }
}
