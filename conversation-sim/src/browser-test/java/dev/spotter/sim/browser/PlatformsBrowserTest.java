package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations on other platforms than the usual one. */
class PlatformsBrowserTest extends BrowserTest {

  @ParameterizedTest(name = "A photo on {0}")
  @ValueSource(strings = {"Slack", "Telegram", "Vonage Messages"})
  void aPhotoIsCaptionedUnderItAndTheDemoHasNothingToComplainOf(String platform) {
    create("Boats on " + platform, platform);
    assertThat(page().locator("#title")).hasText("Boats on " + platform);
    assertThat(page().locator("#platform")).hasText(platform);
    page().setInputFiles("#files", Photos.sample("ship"));

    assertThat(photos()).containsText("Ana uploaded a photo of a ship");
    assertThat(photos().locator(".delivery.delivered")).hasText("Spotter was told");
    assertThat(messages()).hasCount(1); // the caption is none of its own
    assertThat(demo().complaints()).isEmpty();
  }

  @ParameterizedTest(name = "An album on {0}")
  @ValueSource(strings = {"Slack", "Telegram"})
  void photosThatAreChosenTogetherAreOneMessageWithOneCaption(String platform) {
    create("Album on " + platform, platform);
    FilePayload[] chosen = {Photos.sample("dog"), Photos.sample("ship"), Photos.sample("frog")};
    page().setInputFiles("#files", chosen);

    assertThat(photos()).containsText("Ana uploaded photos of a dog, a ship and a frog");
    assertThat(photos().locator(".photo")).hasCount(3);
    assertThat(messages()).hasCount(1);
  }

  private void create(String name, String platform) {
    button("New conversation").click();
    page().getByLabel("What is it about?").fill(name);
    page().getByLabel("On which platform?").selectOption(new SelectOption().setLabel(platform));
    button("Create").click();
  }
}
