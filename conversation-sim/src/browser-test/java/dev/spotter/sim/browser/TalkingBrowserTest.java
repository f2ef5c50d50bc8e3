package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** People and a bot talk with each other. */
class TalkingBrowserTest extends ScriptedBotBrowserTest {

  @Test
  void aReplyThatIsGivenUpIsNone() {
    photos().hover();
    page().getByLabel("Reply: Spotter, Ana uploaded a photo of a dog").click();
    assertThat(page().locator("#reply")).containsText("Replying to Spotter: Ana uploaded");
    page().keyboard().press("Escape");
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
    bot().edit(caption(), "Ana uploaded a photo of a cat");
    assertThat(photos().locator("mark")).hasText("a cat");
    Locator edited = photos().locator(".edited");
    assertThat(edited).hasText("edited");
    assertThat(edited).hasAttribute("title", "Before: Ana uploaded a photo of a dog");
    assertThat(photos().locator(".old-text")).isHidden();
    edited.click();
    assertThat(photos().locator(".old-text")).hasText("Before: Ana uploaded a photo of a dog");
    assertThat(page().locator("#reply")).isHidden();

    bot().delete(caption());
    assertThat(photos()).containsText("Spotter has deleted its answer.");
  }

  @Test
  void reactionsAreCountedAndTakenBack() {
    photos().hover();
    page().getByLabel("React by thumbs down: Spotter, Ana uploaded a photo of a dog").click();
    Locator chip = photos().locator(".strip .reaction");
    assertThat(chip).hasText("1");
    assertThat(chip).hasAttribute("aria-pressed", "true");
    bot().react(caption(), "\uD83D\uDC4E");
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
    bot().reply(photo() + 20, "Nothing, @Ana.");

    Locator answer = messages().nth(2);
    assertThat(answer.locator(".mention")).hasText("@Ana");
    assertThat(answer.locator(".quote")).hasText("Ana: @spotter what do you know?");
  }

  @Test
  void whatHappenedBeforeThePageWasOpenedIsThereToo() {
    bot().edit(caption(), "Ana uploaded a photo of a cat");
    bot().react(caption(), "\uD83D\uDC40");
    Page late = open(demo().url(), new NewContextOptions().setViewportSize(390, 800));

    assertThat(late.locator("#messages mark")).hasText("a cat");
    assertThat(late.locator("#messages .edited")).isVisible();
    assertThat(late.locator("#messages .reaction")).containsText("1");
    late.close();
  }

  @Test
  void aCallOfWhatIsNotEmulatedIsShown() {
    bot().call("sendPoll", new JsonObject());
    assertThat(page().locator("#unknown-number")).hasText("1 call of what is not emulated");
    page().locator("#unknown summary").click();
    assertThat(page().locator("#unknown-calls")).hasText("sendPoll (Telegram)");
  }

  @Test
  void aWiderWordLooksLessSure() {
    String classOf =
        "async label => (await import('/js/parts.js'))"
            + ".recognised(label, {name: 'Spotter', wider: ['animal']})[0].className";
    assertThat(page().evaluate(classOf, "an animal")).isEqualTo("wider");
    assertThat(page().evaluate(classOf, "a dog")).isEqualTo("");
  }
}
