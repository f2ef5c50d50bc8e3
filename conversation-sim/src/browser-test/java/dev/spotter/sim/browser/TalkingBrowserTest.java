package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People and a bot talk with each other; the bot is the test, by Telegram's API. */
class TalkingBrowserTest extends BrowserTest {

  @TempDir private static Path keys;

  private BotApi bot;
  private int photo;

  @Override
  List<String> command() {
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

  @Test
  void aClickOnACaptionBeginsToSayWhatItIs() {
    photos().locator(".correctable").click();
    assertThat(page().locator("#text")).hasValue("that's a ");
    assertThat(page().locator("#reply")).containsText("Replying to Spotter: Ana uploaded");
    page().keyboard().type("cat");
    page().keyboard().press("Enter");

    Locator reply = messages().nth(1);
    assertThat(reply.locator(".text-bubble")).hasText("that's a cat");
    assertThat(reply.locator(".quote")).hasText("Spotter: Ana uploaded a photo of a dog");
    assertThat(page().locator("#reply")).isHidden();
    assertThat(api().events(conversation()).getJsonObject(2).getInteger("answers")).isEqualTo(2);
  }

  @Test
  void aReplyThatIsGivenUpIsNone() {
    photos().locator(".correctable").click();
    page().keyboard().press("Escape");
    assertThat(page().locator("#text")).hasValue("");
    page().locator("#text").fill("to nobody");
    page().keyboard().press("Enter");

    assertThat(messages().nth(1)).containsText("to nobody");
    assertThat(messages().nth(1).locator(".quote")).hasCount(0);
  }

  @Test
  void everyMessageCanBeAnsweredByTheKeyboard() {
    api().say(conversation(), ben(), "What a dog!");
    Locator reply = page().getByLabel("Reply: Ben, What a dog!");
    reply.focus();
    assertThat(reply).hasCSS("opacity", "1");
    page().keyboard().press("Enter");
    page().keyboard().type("Isn't it?");
    page().keyboard().press("Enter");

    assertThat(messages().nth(2).locator(".quote")).hasText("Ben: What a dog!");
  }

  @Test
  void anEditedCaptionSaysSoAndWhatItSaidBefore() {
    bot.edit(photo + 10, "Ana uploaded a photo of a cat");
    assertThat(photos().locator("mark")).hasText("a cat");
    Locator edited = photos().locator(".edited");
    assertThat(edited).hasText("edited");
    assertThat(edited).hasAttribute("title", "Before: Ana uploaded a photo of a dog");
    assertThat(photos().locator(".old-text")).isHidden();
    edited.click();
    assertThat(photos().locator(".old-text")).hasText("Before: Ana uploaded a photo of a dog");
    assertThat(page().locator("#reply")).isHidden();

    bot.delete(photo + 10);
    assertThat(photos()).containsText("Spotter has deleted its answer.");
  }

  @Test
  void reactionsAreCountedAndTakenBack() {
    photos().hover();
    page().getByLabel("React by thumbs down: Spotter, Ana uploaded a photo of a dog").click();
    Locator chip = photos().locator(".strip .reaction");
    assertThat(chip).hasText("1");
    assertThat(chip).hasAttribute("aria-pressed", "true");
    bot.react(photo + 10, "\uD83D\uDC4E");
    assertThat(chip).hasText("2");
    chip.click();
    assertThat(chip).hasText("1");
    assertThat(chip).hasAttribute("aria-pressed", "false");
  }

  @Test
  void mentionsAreSetApartAndAnAnswerShowsItsQuestion() {
    page().locator("#text").fill("@spotter what do you know?");
    page().keyboard().press("Enter");
    assertThat(messages().nth(1).locator(".mention")).hasText("@spotter");
    bot.reply(photo + 20, "Nothing, @Ana.");

    Locator answer = messages().nth(2);
    assertThat(answer.locator(".mention")).hasText("@Ana");
    assertThat(answer.locator(".quote")).hasText("Ana: @spotter what do you know?");
  }

  @Test
  void whatHappenedBeforeThePageWasOpenedIsThereToo() {
    bot.edit(photo + 10, "Ana uploaded a photo of a cat");
    bot.react(photo + 10, "\uD83D\uDC40");
    Page late = open(demo().url(), new NewContextOptions().setViewportSize(390, 800));

    assertThat(late.locator("#messages mark")).hasText("a cat");
    assertThat(late.locator("#messages .edited")).isVisible();
    assertThat(late.locator("#messages .reaction")).containsText("1");
    late.close();
  }

  @Test
  void aCallOfWhatIsNotEmulatedIsShown() {
    bot.call("sendPoll", new JsonObject());
    assertThat(page().locator("#unknown-number")).hasText("1 call of what is not emulated");
    page().locator("#unknown summary").click();
    assertThat(page().locator("#unknown-calls")).hasText("sendPoll (Telegram)");
  }
}
