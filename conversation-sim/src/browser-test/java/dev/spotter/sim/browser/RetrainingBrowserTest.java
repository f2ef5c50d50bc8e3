package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What was corrected on the simulator's page is accepted on the bot's, the model is retrained, and
 * the next caption, in another conversation, is the new version's.
 */
class RetrainingBrowserTest extends BrowserTest {

  private static final int PATIENCE_MILLIS = 120_000;

  @Override
  List<String> command() {
    return List.of("--port", "0", "--model", "small");
  }

  @Test
  void aCorrectionBecomesANewVersionForEverybody() {
    begin("Slack: first");
    post("dog", "a dog");
    photos().last().locator(".correctable").click();
    page().keyboard().type("cat");
    page().keyboard().press("Enter");
    assertThat(photos().nth(0).locator("mark")).hasText("a cat");

    String address = page().locator("#review").getAttribute("href");
    Page review = chromium().open(new NewContextOptions().setViewportSize(1100, 900));
    review.navigate(address);
    assertThat(review.locator("#lessons .row")).hasCount(1);
    review.locator("#all").check();
    review.locator("#accept").click();
    assertThat(review.locator("#lessons [data-review=ACCEPTED]")).hasCount(1);
    review.locator("#retrain").click();
    assertThat(review.locator("#training")).containsText("Retraining: ");
    assertThat(review.locator("#training"))
        .containsText("Version ", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    String version = review.locator("#versions strong").innerText();
    review.waitForCondition(
        () -> review.request().get(address.replace("/review", "/model")).text().contains(version));

    begin("Slack: second");
    post("dog", "a cat");

    review.locator("#rollback").click();
    review.waitForCondition(
        () -> !review.request().get(address.replace("/review", "/model")).text().contains(version));
    begin("Slack: third");
    post("dog", "a dog");
    review.close();
  }

  private void begin(String name) {
    String id = api().conversationOn("slack", name, List.of(ana(), ben()));
    page().locator("#open-" + id).click();
  }

  private void post(String sample, String label) {
    int before = photos().count();
    button("Post the sample photo: " + sample).click();
    assertThat(photos().nth(before).locator("mark")).hasText(label);
  }
}
