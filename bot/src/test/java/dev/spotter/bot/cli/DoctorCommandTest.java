package dev.spotter.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.platform.matrix.FakeHomeserver;
import dev.spotter.bot.platform.slack.FakeSlack;
import dev.spotter.bot.platform.telegram.FakeTelegram;
import dev.spotter.bot.platform.vonage.FakeVonage;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(120)
class DoctorCommandTest {

  private static final JsonObject NOTHING = new JsonObject();

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final StringWriter out = new StringWriter();
  private FakeTelegram telegram;

  @BeforeEach
  void start() {
    telegram = FakeTelegram.start(vertx).await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
    assertThat(out.toString()).doesNotContain(FakeTelegram.TOKEN);
  }

  @Test
  void aBotInGoodHealthIsTold() {
    telegram.webhook = "https://bot.example.org/webhooks/telegram";
    assertThat(examine(Map.of())).isZero();
    assertThat(out.toString())
        .contains("ok        model", "ok        inbox", "the bot is @spotter_bot", "All is well.")
        .contains("Telegram calls https://bot.example.org/webhooks/telegram");
  }

  @Test
  void aRefusedTokenIsWrongAndSaysWhereToGetOne() {
    telegram.refuse("getMe", 401, "Unauthorized", NOTHING);
    assertThat(examine(Map.of())).isEqualTo(1);
    assertThat(out.toString())
        .contains("WRONG     telegram: bot token", "BotFather", "1 wrong, 0 doubtful.");
  }

  @Test
  void privacyModeAndAnotherWebhookAreDoubtful() {
    telegram.webhook = "https://elsewhere.example.org/";
    for (int i = 0; i < 2; i++) {
      telegram.mishap(
          "getMe",
          context ->
              context.json(
                  new JsonObject()
                      .put("ok", true)
                      .put("result", new JsonObject().put("can_join_groups", true))));
    }
    assertThat(examine(Map.of("SPOTTER_HTTP_PUBLIC_URL", "http://localhost:1"))).isZero();
    assertThat(out.toString())
        .contains("DOUBTFUL  telegram: photos in groups", "/setprivacy")
        .contains("DOUBTFUL  telegram: updates", "sets the webhook to http://localhost:1/webhooks")
        .contains("DOUBTFUL  address")
        .contains("0 wrong, 3 doubtful.");
  }

  @Test
  void aWebhookThatFailsIsWrong() {
    JsonObject info =
        new JsonObject()
            .put("url", "https://bot.example.org/webhooks/telegram")
            .put("pending_update_count", 3)
            .put("last_error_message", "Wrong response from the webhook: 401 Unauthorized");
    telegram.mishap(
        "getWebhookInfo",
        context -> context.json(new JsonObject().put("ok", true).put("result", info)));
    assertThat(examine(Map.of())).isEqualTo(1);
    assertThat(out.toString()).contains("401 Unauthorized", "3 updates wait", "secret token");
  }

  @Test
  void anApiThatCannotBeReachedAndAFolderThatCannotBeWrittenAreWrong() {
    Map<String, String> broken =
        Map.of(
            "SPOTTER_TELEGRAM_API_URL", "http://localhost:1",
            "SPOTTER_INBOX_URL", "jdbc:sqlite:/proc/none/inbox.db",
            "SPOTTER_MODEL_DIR", folder.resolve("no-model").toString());
    assertThat(examine(broken)).isEqualTo(1);
    assertThat(out.toString())
        .contains("WRONG     model", "WRONG     inbox", "WRONG     telegram: bot token")
        .contains("firewall");
  }

  @Test
  void vonageIsAskedWhetherItKnowsTheApplication() {
    String url = FakeVonage.start(vertx).await().url();
    assertThat(examineOnly(VonageAccount.environment(url))).isZero();
    assertThat(out.toString()).contains("ok        vonage: application");
  }

  @Test
  void anAddressWhereVonageIsNotIsWrong() {
    String url = FakeVonage.start(vertx).await().url() + "/elsewhere";
    assertThat(examineOnly(VonageAccount.environment(url))).isEqualTo(1);
    assertThat(out.toString()).contains("WRONG     vonage: application", "404", "api-url");
  }

  @Test
  void aHomeserverIsAskedForEverythingThatTheBotNeeds() {
    FakeHomeserver homeserver = FakeHomeserver.start(vertx);
    assertThat(examineOnly(homeserver.service())).isZero();
    assertThat(out.toString())
        .contains("ok        matrix: homeserver", "speaks Matrix up to v1.11")
        .contains("ok        matrix: token", "the bot is @spotter:localhost")
        .contains("ok        matrix: registration", "reaches the bot, in 3 ms")
        .contains("ok        matrix: media");
    assertThat(homeserver.calls).noneMatch(call -> call.startsWith("PUT"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/versions | 404 | '' | WRONG     matrix: homeserver | SPOTTER_MATRIX_HOMESERVER_URL",
        "/whoami | 401 | M_UNKNOWN_TOKEN | WRONG     matrix: token | SPOTTER_MATRIX_AS_TOKEN",
        "/ping | 502 | M_CONNECTION_FAILED | DOUBTFUL  matrix: registration | start the bot",
        "/ping | 502 | M_BAD_STATUS | WRONG     matrix: registration | SPOTTER_MATRIX_HS_TOKEN",
        "/ping | 403 | M_FORBIDDEN | WRONG     matrix: registration | SPOTTER_MATRIX_SERVICE_ID",
        "/ping | 404 | M_UNRECOGNIZED | DOUBTFUL  matrix: registration | Matrix 1.7",
        "/config | 404 | M_UNRECOGNIZED | WRONG     matrix: media | authenticated media"
      })
  void whatAHomeserverRefusesIsExplained(
      String call, int status, String code, String subject, String advice) {
    FakeHomeserver homeserver = FakeHomeserver.start(vertx);
    homeserver.refuse(call, status, code);
    examineOnly(homeserver.service());
    assertThat(out.toString()).contains(subject, advice).doesNotContain("secret");
  }

  @Test
  void aTokenThatSlackRefusesIsToldOnce() {
    FakeSlack slack = FakeSlack.start(vertx);
    slack.refuse("auth.test", "invalid_auth");
    assertThat(examineOnly(slack.environment())).isEqualTo(1);
    assertThat(out.toString())
        .contains("WRONG     slack: bot token", "invalid_auth", "xoxb-...", "1 wrong, 0 doubtful.");
  }

  @Test
  void aSlackThatIsNotThereIsNotTheTokensFault() {
    Map<String, String> environment = FakeSlack.start(vertx).environment();
    environment.put("SPOTTER_SLACK_API_URL", "http://localhost:1");
    assertThat(examineOnly(environment)).isEqualTo(1);
    assertThat(out.toString()).contains("WRONG     slack: bot token", "firewall", "1 wrong, 0");
    assertThat(out.toString()).doesNotContain("xoxb-");
  }

  @Test
  void aConfigurationThatCannotBeUsedIsWrong() {
    assertThat(examine(Map.of("SPOTTER_HTTP_PORT", "x"))).isEqualTo(1);
    assertThat(out.toString()).contains("WRONG     configuration", "SPOTTER_HTTP_PORT");
  }

  @Test
  void withoutAPlatformThereIsNothingToDoForABot() {
    Map<String, String> none =
        Map.of("SPOTTER_TELEGRAM_BOT_TOKEN", "", "SPOTTER_TELEGRAM_SECRET_TOKEN", "");
    assertThat(examine(none)).isEqualTo(1);
    assertThat(out.toString()).contains("no platform is set up", "docs/platforms");
  }

  @Test
  void aMisspeltSecretIsNamedAndLeavesTheBotWithoutAPlatform() {
    assertThat(examineOnly(Map.of("SPOTTER_SLACK_BOT_TOKN", "x", "SPOTTER_SLAK_BOT_TOKEN", "y")))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("SPOTTER_SLACK_BOT_TOKN", "SPOTTER_SLAK_BOT_TOKEN", "no platform is set up");
  }

  /** Without Telegram. */
  private int examineOnly(Map<String, String> platform) {
    Map<String, String> environment = new HashMap<>(platform);
    environment.put("SPOTTER_TELEGRAM_BOT_TOKEN", "");
    environment.put("SPOTTER_TELEGRAM_SECRET_TOKEN", "");
    return examine(environment);
  }

  private int examine(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(telegram.environment());
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    environment.putAll(more);
    return new CommandLine(new DoctorCommand(environment)).setOut(new PrintWriter(out)).execute();
  }
}
