package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the README's picture of the page: a short talk on a fresh demo, every photo captioned. */
@Tag("browser")
@EnabledIfSystemProperty(named = ScreenshotBrowserTest.FILE, matches = ".+")
class ScreenshotBrowserTest {

  static final String FILE = "screenshot";

  private static final NewContextOptions SCREEN =
      new NewContextOptions().setViewportSize(1240, 1150).setDeviceScaleFactor(1.5);

  @AutoClose private final Demo demo = Demo.start(List.of("--port", "0"));
  @AutoClose private final Chromium chromium = new Chromium();
  private final Api api = new Api(demo.url());

  @Test
  void theReadmesPicture() {
    String pets = api.conversationNamed("Pets");
    Page page = chromium.open(SCREEN);
    page.navigate(demo.url());
    page.locator("#open-" + pets).click();
    page.locator("#as-" + api.memberNamed("Ana")).check();

    api.say(pets, api.memberNamed("Chloe"), "Meet the new one in our family!");
    api.show(pets, api.memberNamed("Chloe"), Photos.sample("dog"));
    assertThat(page.getByText("Chloe uploaded a photo of a dog").first()).isVisible();
    page.locator("#text").fill("Adorable. Ours looks less pleased");
    page.locator("#send").click();
    page.setInputFiles("#files", Photos.sample("cat"));
    assertThat(page.getByText("Ana uploaded a photo of a cat").first()).isVisible();
    api.show(api.conversationNamed("Garage"), api.memberNamed("Ben"), Photos.sample("automobile"));
    assertThat(page.locator("#conversations .badge:visible")).hasText("2");

    page.mouse().move(0, 0);
    assertThat(page.locator(".photo img").last()).isVisible();
    Path file = Path.of(System.getProperty(FILE));
    page.screenshot(
        new ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
  }
}
