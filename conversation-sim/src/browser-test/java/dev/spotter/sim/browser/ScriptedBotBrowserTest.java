package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The test is the bot, by Telegram's API; each begins with a photo that is captioned. */
abstract class ScriptedBotBrowserTest extends BrowserTest {

  @TempDir private static Path keys;

  private BotApi bot;
  private int photo;

  @Override
  final List<String> command() {
    return List.of(
        "serve", "--port", "0", "--platform", "telegram", "--credentials", keys.toString());
  }

  @BeforeEach
  void postAPhotoThatIsCaptioned() {
    bot = new BotApi(demo().url(), keys);
    api().show(conversation(), ana(), Photos.sample("dog"));
    photo = bot.nextMessage();
    bot.reply(photo, "Ana uploaded a photo of a dog");
    assertThat(photos().locator("mark")).hasText("a dog");
  }

  BotApi bot() {
    return bot;
  }

  /** The photo's number on Telegram. */
  int photo() {
    return photo;
  }

  /** The caption's number on Telegram. */
  int caption() {
    return photo + 10;
  }
}
