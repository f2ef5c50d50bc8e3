package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** The page by keyboard, on a phone and in the dark. */
class ScreenBrowserTest extends BrowserTest {

  private static final int PHONE_WIDTH = 360;
  private static final String BRIGHTNESS =
      """
      () => {
        const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);
        return (Number(red) + Number(green) + Number(blue)) / 3;
      }""";

  @Test
  void everythingCanBeDoneByKeyboard() {
    page().reload();
    assertThat(page().locator(".sample").first()).isVisible();
    page().keyboard().press("Tab");
    page().keyboard().press("Enter");
    assertThat(page().locator("#text")).isFocused();
    page().keyboard().type("Typed, not clicked");
    page().keyboard().press("Enter");
    assertThat(messages()).containsText("Typed, not clicked");

    walkBackTo("Post the sample photo: bird");
    page().keyboard().press("Enter");
    assertThat(photos()).containsText("Ana uploaded a photo of a bird");

    walkBackTo("Enlarge bird.jpg, posted by Ana");
    page().keyboard().press("Enter");
    assertThat(page().locator("#lightbox")).isVisible();
    page().keyboard().press("Escape");
    assertThat(page().locator("#lightbox")).isHidden();
  }

  @Test
  void newMessagesAreAnnouncedToScreenReaders() {
    api().say(conversation(), ben(), "Can you hear me?");

    assertThat(page().locator("[aria-live=polite]")).containsText("Ben: Can you hear me?");
  }

  @Test
  void aPhoneShowsEverythingWithoutSidewaysScrolling() {
    api().say(conversation(), ana(), "https://example.org/" + "long".repeat(60));
    NewContextOptions options = new NewContextOptions().setViewportSize(PHONE_WIDTH, 740);
    Page phone = open(demo().url(), options.setIsMobile(true).setHasTouch(true));
    phone.setInputFiles("#files", Photos.sample("automobile"));
    assertThat(phone.getByText("Ana uploaded a photo of an automobile").first()).isAttached();

    assertThat(phone.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(PHONE_WIDTH);
    phone.close();
  }

  @Test
  void onAPhoneTheConversationsAreADrawer() {
    Page phone = open(demo().url(), new NewContextOptions().setViewportSize(PHONE_WIDTH, 740));
    assertThat(phone.locator("#sidebar")).not().isInViewport();
    phone.getByLabel("Show conversations").click();
    assertThat(phone.locator("#open-" + conversation())).isInViewport();
    phone.keyboard().press("Escape");

    assertThat(phone.locator("#sidebar")).not().isInViewport();
    assertThat(phone.getByLabel("Show conversations")).isFocused();
    phone.close();
  }

  @Test
  void theSystemsDarkIsFollowedAndAnotherChoiceRemembered() {
    Page dark = open(demo().url(), new NewContextOptions().setColorScheme(ColorScheme.DARK));
    assertThat(brightness(dark)).isLessThan(60);
    dark.getByLabel("Switch between light and dark").click();
    assertThat(brightness(dark)).isGreaterThan(200);
    dark.reload();

    assertThat(brightness(dark)).isGreaterThan(200);
    dark.close();
  }

  private void walkBackTo(String label) {
    for (int step = 0; step < 40 && !label.equals(focused()); step++) {
      page().keyboard().press("Shift+Tab");
    }
    assertThat(focused()).isEqualTo(label);
  }

  private Object focused() {
    return page().evaluate("() => document.activeElement.getAttribute('aria-label')");
  }

  private static double brightness(Page page) {
    return ((Number) page.evaluate(BRIGHTNESS)).doubleValue();
  }
}
