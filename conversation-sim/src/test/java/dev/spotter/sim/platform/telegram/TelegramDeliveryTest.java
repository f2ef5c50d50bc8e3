package dev.spotter.sim.platform.telegram;

import static dev.spotter.sim.platform.telegram.TelegramCalls.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.platform.EmulationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** How updates come to a bot: by a webhook, or fetched by the telegrambots library. */
@Timeout(60)
class TelegramDeliveryTest {

  @TempDir private Path folder;
  private TestPlatform platform;
  private TelegramClient client;
  private String[] ids;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder, "telegram", new EmulationOptions(null, false));
    ids = platform.conversation("Holiday", "Ana");
    client = TelegramCalls.client(platform, TelegramCalls.token(platform));
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void aWebhookIsCalledWithItsSecretAndCalledAgainUntilItIsTaken() throws Exception {
    WebhookEar bot = WebhookEar.start(platform.vertx());
    String url = bot.url();
    assertThat(client.execute(new SetWebhook(url, null, null, null, null, null, "hush"))).isTrue();
    assertThat(client.execute(new GetWebhookInfo()).getUrl()).isEqualTo(url);
    bot.statuses.add(500);
    postAPhoto();

    Update first = bot.told.poll(30, TimeUnit.SECONDS);
    Update again = bot.told.poll(30, TimeUnit.SECONDS);
    assertThat(first).isEqualTo(again);
    assertThat(first.getMessage().hasPhoto()).isTrue();
    assertThat(bot.secrets).containsOnly("hush");
    assertRefused(() -> client.execute(GetUpdates.builder().build()), 409, "webhook is active");
    assertThat(client.execute(new DeleteWebhook())).isTrue();
    assertThat(client.execute(new GetWebhookInfo()).getUrl()).isEmpty();
    assertThat(poll(0, 0)).isEmpty();
  }

  @Test
  void updatesStayUntilALaterOneIsAskedForAndOnePollEndsAnother() throws Exception {
    CompletableFuture<ArrayList<Update>> waiting =
        client.executeAsync(GetUpdates.builder().timeout(50).build());
    TimeUnit.MILLISECONDS.sleep(200);
    CompletableFuture<ArrayList<Update>> later =
        client.executeAsync(GetUpdates.builder().timeout(50).build());
    assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
        .hasStackTraceContaining("terminated by other getUpdates request");
    postAPhoto();

    List<Update> updates = later.get(30, TimeUnit.SECONDS);
    assertThat(updates).hasSize(1);
    assertThat(poll(0, 0)).isEqualTo(updates);
    assertThat(poll(updates.get(0).getUpdateId() + 1, 0)).isEmpty();
    assertThat(platform.there(() -> platform.simulator().deliveries().unsettled())).isZero();
  }

  private void postAPhoto() {
    byte[] photo = TestPlatform.picture("jpeg", 640, 480);
    platform
        .simulator()
        .execute(() -> platform.simulator().upload().post(ids[0], ids[1], "a.jpg", photo))
        .await();
  }

  private List<Update> poll(int from, int timeout) {
    try {
      return client.execute(GetUpdates.builder().offset(from).timeout(timeout).build());
    } catch (TelegramApiException e) {
      throw new AssertionError(e);
    }
  }
}
