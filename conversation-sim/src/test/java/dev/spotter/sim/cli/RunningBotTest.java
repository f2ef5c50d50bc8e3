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
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands for a bot that is there already. */
class RunningBotTest {

  @TempDir private Path folder;
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
  @CsvSource({"NONE, 0, Every expectation held.", "SILENT, 1, 1 expectations did not hold:"})
  void runsAScenarioAgainstABotThatIsThereAlready(Vice vice, int expected, String words)
      throws IOException {
    if (vice == Vice.SILENT) {
      Files.writeString(scenario, Files.readString(scenario).replace("30s", "100ms"));
    }
    CredentialFolder keys = credentials();
    Vertx vertx = Vertx.vertx();
    try (TestBot bot = TestBot.start(vertx, keys, vice)) {
      int code =
          commands.execute(
              "run",
              scenario.toString(),
              "--bot-url",
              bot.webhookUrl().toString(),
              "--credentials",
              folder.resolve("keys").toString());

      assertThat(code).isEqualTo(expected);
      assertThat(commands.out()).startsWith("One dog").contains("Ana: [photo dog.png", words);
      assertThat(commands.err()).isEmpty();
    } finally {
      vertx.close().await();
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0", "SILENT, 1"})
  void putsALoadOnABotThatIsThereAlready(Vice vice, int expected) throws IOException {
    CredentialFolder keys = credentials();
    String patience = vice == Vice.SILENT ? "0.5" : "120";
    Vertx vertx = Vertx.vertx();
    try (TestBot bot = TestBot.start(vertx, keys, vice)) {
      String load = "load --rate 20 --seconds 1 --quiet 0.2 --json --wait " + patience;
      String place = " --bot-url " + bot.webhookUrl() + " --credentials " + folder.resolve("keys");

      assertThat(commands.execute((load + place).split(" ", -1))).isEqualTo(expected);
    } finally {
      vertx.close().await();
    }

    JsonObject report = new JsonObject(commands.out());
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

  private CredentialFolder credentials() throws IOException {
    CredentialFolder keys = new CredentialFolder(folder.resolve("keys"));
    List<PlatformEmulator> vonage = List.of(Emulators.named("vonage").orElseThrow());
    keys.complete(vonage, new SecureRandom());
    keys.setUrl(vonage, URI.create("http://localhost:" + freePort()));
    return keys;
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }
}
