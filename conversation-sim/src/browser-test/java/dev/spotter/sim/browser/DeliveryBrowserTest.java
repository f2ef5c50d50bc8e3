package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.spotter.sim.TestBot;
import dev.spotter.sim.TestBot.Vice;
import dev.spotter.sim.TestPlatform;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says under a photo while the bot is away, refuses, or takes its time. */
@Tag("browser")
class DeliveryBrowserTest {

  private static final int LATE_MILLIS = 31_000;

  @TempDir private static Path folder;

  @AutoClose private final TestPlatform platform = TestPlatform.start(folder);
  @AutoClose private final Chromium chromium = new Chromium();
  private Page page;

  @BeforeEach
  void openPage() {
    platform.conversation("Pets", "Ana");
    page = chromium.open(new NewContextOptions());
    page.clock().install();
    page.navigate(platform.simulator().url().toString());
    assertThat(page.locator("#title")).hasText("Pets");
  }

  @Test
  void aPhotoWaitsForABotThatIsNotThereYet() {
    page.setInputFiles("#files", Photos.sample("dog"));

    assertThat(photo()).containsText("Waiting for a bot to connect.");
    assertThat(page.locator("#bot")).hasText("No bot is connected");
  }

  @Test
  void aRefusedPhotoIsSaidToBeTriedAgain() {
    connect(refusingBot());
    page.setInputFiles("#files", Photos.sample("dog"));

    assertThat(photo()).containsText("Spotter did not take it");
    assertThat(photo()).containsText("503");
    assertThat(photo()).containsText("trying again, attempt");
  }

  @Test
  void aPhotoIsLookedAtUntilItsAnswerIsLate() {
    try (TestBot bot = TestBot.start(platform.vertx(), platform.credentials(), Vice.SILENT)) {
      connect(bot.webhookUrl());
      page.setInputFiles("#files", Photos.sample("dog"));
      assertThat(photo()).containsText("Spotter is looking");

      page.clock().fastForward(LATE_MILLIS);
      assertThat(photo()).containsText("Spotter has not answered yet.");
    }
  }

  @Test
  void aSecondPhotoOfTheSamePersonGetsItsOwnCaption() {
    try (TestBot bot = TestBot.start(platform.vertx(), platform.credentials(), Vice.NONE)) {
      connect(bot.webhookUrl());
      page.setInputFiles("#files", Photos.fake(new byte[] {1, 2, 3}));
      assertThat(photo()).containsText("could not look into this one");
      page.setInputFiles("#files", Photos.sample("dog"));

      assertThat(photo()).hasCount(2);
      assertThat(photo().last()).containsText("Ana uploaded a photo of a dog");
      assertThat(photo().first()).not().containsText("of a dog");
    }
    assertThat(chromium.problems()).isEmpty();
  }

  private void connect(URI webhook) {
    platform.simulator().connect("vonage", webhook).await();
    assertThat(page.locator("#bot")).hasText("Spotter is connected");
  }

  private URI refusingBot() {
    HttpServer server =
        platform
            .vertx()
            .createHttpServer()
            .requestHandler(request -> request.response().setStatusCode(503).end())
            .listen(0, "127.0.0.1")
            .await();
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/webhooks/vonage");
  }

  private Locator photo() {
    return page.locator("#messages .card");
  }
}
