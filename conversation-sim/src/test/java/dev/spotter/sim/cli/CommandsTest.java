package dev.spotter.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestBot;
import dev.spotter.sim.TestBot.Vice;
import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.server.Emulators;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
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
    assertThat(execute(arguments.split(" ", -1))).isZero();
    assertThat(out.toString()).contains("Usage:", "Examples:", "spotter-sim");
  }

  @Test
  void tellsItsVersion() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).startsWith("spotter-sim ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fly", "run", "serve --port many", "serve --image-events new", "load --rate fast"})
  void endsWithTwoOnAWrongCommandLine(String arguments) {
    assertThat(execute(arguments.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
  }

  @Test
  void saysThatAScenarioIsMissingOrWrong() throws IOException {
    assertThat(execute("run", folder.resolve("nowhere.yaml").toString())).isEqualTo(1);
    Files.writeString(scenario, "members: [Ana\n");
    assertThat(execute("run", scenario.toString())).isEqualTo(1);

    assertThat(err.toString().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Error: There is no file "),
            second -> assertThat(second).startsWith("Error: " + scenario + ", line "));
  }

  @Test
  void saysThatAPortIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      int code = execute("serve", "--port", port, "--credentials", folder.toString());

      assertThat(code).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("Error: Port " + port + " of 127.0.0.1 cannot be used: ")
          .contains("--port 0 takes any free one");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "ftp://localhost/", "/webhooks/vonage"})
  void saysThatABotsAddressIsNone(String url) {
    assertThat(execute("run", scenario.toString(), "--bot-url", url)).isEqualTo(1);
    assertThat(err.toString()).contains("--bot-url must be a whole address such as http://");
  }

  @Test
  void saysThatNoBotListens() throws IOException {
    String nobody = "http://127.0.0.1:" + freePort() + "/";

    assertThat(execute("run", scenario.toString(), "--bot-url", nobody)).isEqualTo(1);
    assertThat(err.toString()).contains("No bot listens on " + nobody, "Start it first.");
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0, Every expectation held.", "SILENT, 1, 1 expectations did not hold:"})
  void runsAScenarioAgainstABotThatIsThereAlready(Vice vice, int expected, String words)
      throws IOException {
    if (vice == Vice.SILENT) {
      Files.writeString(scenario, Files.readString(scenario).replace("30s", "100ms"));
    }
    CredentialFolder keys = new CredentialFolder(folder.resolve("keys"));
    List<PlatformEmulator> vonage = List.of(Emulators.named("vonage").orElseThrow());
    keys.complete(vonage, new SecureRandom());
    keys.setUrl(vonage, URI.create("http://localhost:" + freePort()));
    Vertx vertx = Vertx.vertx();
    try (TestBot bot = TestBot.start(vertx, keys, vice)) {
      int code =
          execute(
              "run",
              scenario.toString(),
              "--bot-url",
              bot.webhookUrl().toString(),
              "--credentials",
              folder.resolve("keys").toString());

      assertThat(code).isEqualTo(expected);
      assertThat(out.toString()).startsWith("One dog").contains("Ana: [photo dog.png", words);
      assertThat(err.toString()).isEmpty();
    } finally {
      vertx.close().await();
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0", "SILENT, 1"})
  void putsALoadOnABotThatIsThereAlready(Vice vice, int expected) throws IOException {
    CredentialFolder keys = new CredentialFolder(folder.resolve("keys"));
    List<PlatformEmulator> vonage = List.of(Emulators.named("vonage").orElseThrow());
    keys.complete(vonage, new SecureRandom());
    keys.setUrl(vonage, URI.create("http://localhost:" + freePort()));
    String patience = vice == Vice.SILENT ? "0.5" : "120";
    Vertx vertx = Vertx.vertx();
    try (TestBot bot = TestBot.start(vertx, keys, vice)) {
      String load = "load --rate 20 --seconds 1 --quiet 0.2 --json --wait " + patience;
      String place = " --bot-url " + bot.webhookUrl() + " --credentials " + folder.resolve("keys");

      assertThat(execute((load + place).split(" ", -1))).isEqualTo(expected);
    } finally {
      vertx.close().await();
    }

    JsonObject report = new JsonObject(out.toString());
    int sent = report.getInteger("sent");
    assertThat(sent).isPositive();
    assertThat(report.getInteger("acknowledged")).isEqualTo(sent);
    assertThat(report.getInteger("lost")).isEqualTo(vice == Vice.SILENT ? sent : 0);
    assertThat(report.getInteger("captioned")).isEqualTo(vice == Vice.SILENT ? 0 : sent);
    assertThat(report.getInteger("duplicates")).isZero();
    assertThat(report.getDouble("captionsPerSecond")).isNotNegative();
    assertThat(report.getJsonObject("ackMs").getDouble("p50")).isPositive();
    assertThat(report.getJsonObject("captionMs").fieldNames()).contains("p50", "p95", "p99");
  }

  @Test
  void saysWhatIsWrongWithALoad() {
    assertThat(execute("load", "--rate", "0")).isEqualTo(1);
    assertThat(execute("load", "--conversations", "1001")).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "Error: --rate must be above 0 and at most 10000.",
            "Error: --conversations must be 1 to 1000.");
  }

  @Test
  void saysThatBotAndPlatformNeedTheSameCredentials() throws IOException {
    try (ServerSocket bot = new ServerSocket(0)) {
      String url = "http://localhost:" + bot.getLocalPort() + "/";
      String keys = folder.resolve("keys").toString();

      assertThat(execute("run", scenario.toString(), "--bot-url", url, "--credentials", keys))
          .isEqualTo(1);
      assertThat(err.toString()).contains("Start `spotter-sim serve` once to make it");
    }
  }

  @Test
  void saysWhatIsForAnOwnBotOnly() throws IOException {
    String nobody = "http://127.0.0.1:1/";
    Path config = folder.resolve("spotter.yaml");
    assertThat(execute("run", scenario.toString(), "--config", config.toString())).isEqualTo(1);
    assertThat(execute("run", scenario.toString(), "--bot-url", nobody, "--model", "small"))
        .isEqualTo(1);
    Files.writeString(scenario, Files.readString(scenario).replace("[{by", "[{restart: bot}, {by"));
    assertThat(execute("run", scenario.toString(), "--bot-url", nobody)).isEqualTo(1);

    assertThat(err.toString().lines())
        .containsExactly(
            "Error: --config: there is no file " + config + " that can be read.",
            "Error: --model and --config are for a bot that this command starts.",
            "Error: restart: only a bot that this command starts can be restarted.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{restart: bot}, "})
  void saysThatTheOwnBotDoesNotStart(String before) throws IOException {
    Files.writeString(scenario, Files.readString(scenario).replace("[{by", "[" + before + "{by"));

    assertThat(execute("run", scenario.toString(), "--model", "nonsense")).isEqualTo(1);
    assertThat(err.toString()).startsWith("Error: The bot does not start:").contains("nonsense");
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void handsModelAndConfigurationToTheOwnBot() throws IOException {
    Path config = folder.resolve("spotter.yaml");
    Files.writeString(config, "preview: {enabled: maybe}\n");

    assertThat(execute("run", scenario.toString(), "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("Error: The bot does not start:").contains("preview");
  }

  @Test
  void servesUntilItIsStopped() throws Exception {
    Path keys = folder.resolve("keys");
    Thread serving =
        new Thread(() -> execute("serve", "--port", "0", "--credentials", keys.toString()));
    serving.start();
    while (serving.isAlive() && !out.toString().contains("Stop with Ctrl-C")) {
      Thread.onSpinWait();
    }

    assertThat(out.toString())
        .contains("The page is open on http://localhost:")
        .contains("http://localhost:8080/webhooks/vonage")
        .contains(". " + keys.resolve("spotter.env") + " && java -jar");
    assertThat(keys.resolve("private.key")).exists();

    serving.interrupt();
    serving.join(30_000);
    assertThat(serving.isAlive()).isFalse();
    assertThat(err.toString()).isEmpty();
  }

  private int execute(String... arguments) {
    CommandLine commands = Commands.commandLine();
    commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return commands.execute(arguments);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }
}
