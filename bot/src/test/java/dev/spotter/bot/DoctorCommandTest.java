package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

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
    FakeVonage vonage = FakeVonage.start(vertx).await();
    Map<String, String> environment = new HashMap<>(VonageAccount.environment(vonage.url()));
    environment.put("SPOTTER_TELEGRAM_BOT_TOKEN", "");
    environment.put("SPOTTER_TELEGRAM_SECRET_TOKEN", "");
    assertThat(examine(environment)).isZero();
    assertThat(out.toString()).contains("ok        vonage: application");
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

  private int examine(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(telegram.environment());
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    environment.putAll(more);
    return new CommandLine(new DoctorCommand(environment)).setOut(new PrintWriter(out)).execute();
  }
}
