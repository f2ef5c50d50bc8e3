package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The demo's Spotter is corrected and taught on the page, and forgets again. */
class LearningBrowserTest extends BrowserTest {

  @Override
  List<String> command() {
    return List.of("--port", "0", "--model", "small");
  }

  @BeforeEach
  void openAConversationWhoseCaptionsCanBeEdited(TestInfo test) {
    String name = "Slack: " + test.getDisplayName();
    String id = api().conversationOn("slack", name, List.of(ana(), ben()));
    page().locator("#open-" + id).click();
  }

  @Test
  void aCorrectionIsRememberedAndUndone() {
    post("dog", "a dog");
    say("cat");
    assertThat(caption(0)).hasText("a cat");
    assertThat(photos().nth(0).locator(".edited")).isVisible();
    post("dog", "a cat");

    button("undo").click();
    assertThat(answer("Undone")).isVisible();
    assertThat(caption(0)).hasText("a dog");
    post("dog", "a dog");
  }

  @Test
  void aNameIsTaughtAndForgotten() {
    post("horse", "a horse");
    say("Rex");
    assertThat(caption(0)).hasText("Rex");
    button("what do you know").click();
    assertThat(answer("Rex from 1 photo")).isVisible();
    post("horse", "Rex");

    button("forget…").click();
    page().keyboard().type("Rex");
    page().keyboard().press("Enter");
    assertThat(answer("Forgotten")).isVisible();
    post("horse", "a horse");
  }

  private void post(String sample, String label) {
    int before = photos().count();
    button("Post the sample photo: " + sample).click();
    assertThat(caption(before)).hasText(label);
  }

  private void say(String what) {
    photos().last().locator(".correctable").click();
    page().keyboard().type(what);
    page().keyboard().press("Enter");
  }

  private Locator caption(int photo) {
    return photos().nth(photo).locator("mark");
  }

  private Locator answer(String words) {
    return page().locator(".from-bot").getByText(words).last();
  }
}
