package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What others post: live, complete and in its place. */
class ReadingBrowserTest extends BrowserTest {

  /** Browsers lay out in fractions of a pixel, which nobody sees. */
  private static final Offset<Double> HALF_A_PIXEL = Offset.offset(0.5);

  private static final int TABS = 7; // more than the connections a browser opens to a server

  @Test
  void whatWasPostedWhileTheConnectionWasLostIsThereOnceAfterwards() {
    try (Wire wire = new Wire(URI.create(demo().url()).getPort())) {
      Page far = open("http://localhost:" + wire.port(), new NewContextOptions());
      Locator texts = far.locator("#messages .text-bubble");
      api().say(conversation(), ana(), "before");
      assertThat(texts).hasCount(1);

      wire.cut();
      assertThat(far.getByText("The connection to the simulator is lost.")).isVisible();
      api().say(conversation(), ana(), "meanwhile");
      api().say(conversation(), ana(), "still away");
      wire.mend();

      assertThat(far.getByText("Connected again.")).isVisible();
      api().say(conversation(), ana(), "after");
      assertThat(texts).hasText(new String[] {"before", "meanwhile", "still away", "after"});
      far.close();
    }
    assertThat(chromium().problems()).allMatch(problem -> problem.contains("net::ERR_"));
  }

  @Test
  void manyTabsOfOneBrowserAllStayLive() {
    List<Page> tabs = Stream.generate(page().context()::newPage).limit(TABS).toList();
    tabs.forEach(tab -> visit(tab, demo().url()));
    api().say(conversation(), ben(), "To all of you");
    tabs.forEach(tab -> assertThat(tab.locator("#messages")).containsText("To all of you"));

    page().reload();
    tabs.stream().skip(1).forEach(Page::close);
    api().say(conversation(), ben(), "To those who are left");
    assertThat(tabs.get(0).locator("#messages")).containsText("To those who are left");
  }

  @Test
  void aBrowserWithoutSharedWorkersIsLiveToo() {
    page().addInitScript("delete window.SharedWorker");
    visit(page(), demo().url());
    api().say(conversation(), ben(), "Can you see me?");

    assertThat(messages()).containsText("Can you see me?");
  }

  @Test
  void aMessageElsewhereIsCountedUntilItsConversationIsOpened() {
    String elsewhere = api().conversation("Elsewhere", List.of(ana()));
    api().say(elsewhere, ana(), "Anybody here?");
    Locator entry = page().locator("#open-" + elsewhere);

    assertThat(entry.locator(".badge")).hasText("1");
    entry.click();
    assertThat(entry.locator(".badge")).isHidden();
    assertThat(messages()).containsText("Anybody here?");
  }

  @Test
  void aConversationOpensInTheNameOfSomebodyInIt() {
    String elsewhere = api().conversation("Without Ana", List.of(ben()));
    page().locator("#open-" + elsewhere).click();

    assertThat(page().locator("#as-" + ben())).isChecked();
    assertThat(page().getByPlaceholder("Message as Ben")).isVisible();
  }

  @Test
  void namesAndTextsAreNeverMarkup() {
    String eve = api().member("<i>Eve</i>");
    String path = api().conversation("<h1>Title</h1>", List.of(eve));
    api().say(path, eve, "<img src=x onerror=alert(1)>");
    page().locator("#open-" + path).click();

    assertThat(messages()).containsText("<img src=x onerror=alert(1)>");
    assertThat(messages()).containsText("<i>Eve</i>");
    assertThat(page().locator("#title")).hasText("<h1>Title</h1>");
  }

  @Test
  void aPhotoTakesItsSpaceBeforeItIsThere() {
    page().setInputFiles("#files", Photos.sample("cat"));
    assertThat(photos()).containsText("Ana uploaded a photo of a cat");
    List<Route> held = new ArrayList<>();
    Page late = chromium().open(new NewContextOptions());
    late.route("**/api/pictures/**", held::add);
    visit(late, demo().url());

    Locator photo = late.locator("#messages .photo");
    double before = photo.boundingBox().height;
    held.forEach(Route::resume);
    late.waitForFunction("() => document.querySelector('#messages img').naturalWidth > 0");
    assertThat(photo.boundingBox().height).isCloseTo(before, HALF_A_PIXEL).isGreaterThan(100);
    late.close();
  }

  @Test
  void aPhotoIsEnlargedWithItsCaption() {
    page().setInputFiles("#files", Photos.sample("deer"));
    assertThat(photos()).containsText("Ana uploaded a photo of a deer");
    button("Enlarge deer.jpg, posted by Ana").click();

    assertThat(page().locator("#lightbox-image")).isVisible();
    assertThat(page().locator("#lightbox-caption")).hasText("Ana uploaded a photo of a deer");
    page().keyboard().press("Escape");
    assertThat(page().locator("#lightbox")).isHidden();
  }

  @Test
  void theTranscriptCanBeDownloaded() throws IOException {
    page().locator("#text").fill("For the record");
    button("Send").click();
    assertThat(messages()).containsText("For the record");
    Download transcript =
        page().waitForDownload(() -> page().getByLabel("Download the transcript").click());

    assertThat(Files.readString(transcript.path())).contains("Ana").contains("For the record");
  }
}
