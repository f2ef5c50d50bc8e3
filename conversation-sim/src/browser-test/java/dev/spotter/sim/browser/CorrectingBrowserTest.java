package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say of a caption, and what they ask the bot, by a click. */
class CorrectingBrowserTest extends ScriptedBotBrowserTest {

  @Test
  void aClickOnACaptionAsksWhatItIs() {
    assertThat(photos().locator(".tip")).hasText("Not right? Click to say what it is.");
    photos().locator(".correctable").click();
    assertThat(photos().locator(".tip")).isHidden();
    assertThat(field()).isFocused();
    page().keyboard().type("cat");
    assertThat(photos().locator(".correction-hint")).hasText("You say: that's a cat");
    page().keyboard().press("Enter");

    Locator reply = messages().nth(1);
    assertThat(reply.locator(".text-bubble")).hasText("that's a cat");
    assertThat(reply.locator(".quote")).hasText("Spotter: Ana uploaded a photo of a dog");
    assertThat(field()).isHidden();
    assertThat(api().events(conversation()).getJsonObject(2).getInteger("answers")).isEqualTo(2);
  }

  @Test
  void aNameIsTaughtByTheKeyboard() {
    Locator pencil = page().getByLabel("Say what it is: Spotter, Ana uploaded a photo of a dog");
    pencil.focus();
    page().keyboard().press("Enter");
    page().keyboard().type("Rex");
    bot().react(caption(), "\uD83D\uDC4D");
    assertThat(photos().locator(".strip .reaction")).hasText("1");
    assertThat(field()).isFocused();
    page().keyboard().press("Enter");

    assertThat(messages().nth(1).locator(".text-bubble")).hasText("that's Rex");
    assertThat(pencil).isFocused();
  }

  @Test
  void whatItIsNotIsOneClick() {
    photos().locator(".correctable").click();
    photos().locator(".correction").getByText("it's not a dog").click();
    assertThat(messages().nth(1).locator(".text-bubble")).hasText("it's not a dog");
  }

  @Test
  void whoHasNothingToSayLeavesByEscape() {
    photos().locator(".correctable").click();
    page().keyboard().press("Enter");
    assertThat(field()).isVisible();
    page().keyboard().type("ca");
    page().keyboard().press("Escape");
    assertThat(field()).isHidden();
    assertThat(messages()).hasCount(1);
    photos().locator(".correctable").click();
    assertThat(field()).hasValue("");
  }

  @Test
  void theBotIsAskedByAClick() {
    button("what do you know").click();
    assertThat(messages().nth(1).locator(".text-bubble")).hasText("@Spotter what do you know");
    assertThat(messages().nth(1).locator(".mention")).hasText("@Spotter");

    button("forget…").click();
    assertThat(page().locator("#text")).isFocused();
    page().keyboard().type("Rex");
    page().keyboard().press("Enter");
    assertThat(messages().nth(2).locator(".text-bubble")).hasText("@Spotter forget Rex");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "cat             | that's a cat",
        "axolotl         | that's an axolotl",
        "red car         | that's a red car",
        "Rex             | that's Rex",
        "Ärmel           | that's Ärmel",
        "猫              | that's 猫",
        "a cat           | that's a cat",
        "our boat Calypso. | that's our boat Calypso",
        "no, it's a ship | no, it's a ship",
        "It's not a dog! | It's not a dog",
        "this is Rex     | this is Rex",
        "north star      | that's a north star",
        "'  '            | ''"
      })
  void aWordBecomesASentence(String typed, String said) {
    String module = "async what => (await import('/js/correction.js')).correction(what)";
    assertThat(page().evaluate(module, typed)).isEqualTo(said);
  }

  private Locator field() {
    return photos().getByLabel("What is it?");
  }
}
