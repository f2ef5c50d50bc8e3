package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bot's own page, on which pictures are looked at without a chat. */
class PreviewBrowserTest extends BrowserTest {

  /** Names a folder to leave pictures of the page in. */
  private static final String SCREENSHOTS = "previewScreenshots";

  private static final String TRANSFER =
      """
      (files) => {
        const transfer = new DataTransfer();
        for (const [name, data] of files) {
          const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
          transfer.items.add(new File([bytes], name));
        }
        return transfer;
      }""";

  private static final String PASTE =
      """
      (clipboardData) =>
        document.body.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))""";

  private String address;
  private Page preview;

  @BeforeEach
  void openPreview() {
    assertThat(page().locator("#preview")).isVisible();
    address = page().locator("#preview").getAttribute("href");
    preview = visit(new NewContextOptions().setViewportSize(1100, 900));
  }

  @AfterEach
  void closePreview() {
    preview.close();
  }

  @Test
  void droppedPicturesShowLabelConfidenceBarsAndWhatTheBotWouldSay() {
    Map<String, JSHandle> drag =
        Map.of("dataTransfer", transfer(sample("dog"), sample("airplane"), sample("ship")));
    preview.locator("main").dispatchEvent("dragenter", drag);
    assertThat(preview.getByText("Drop to look at them")).isVisible();
    preview.locator("main").dispatchEvent("drop", drag);

    assertThat(preview.getByText("Drop to look at them")).isHidden();
    assertThat(preview.locator("#summary")).hasText("3 pictures: 3 named");
    assertThat(cards()).hasCount(3);
    assertThat(card("dog.jpg").locator(".label"))
        .hasText(Pattern.compile("dog\\s*\\d+(\\.\\d)? %"));
    assertThat(card("dog.jpg").locator(".says")).hasText("Ana uploaded a photo of a dog");
    assertThat(card("airplane.jpg").locator(".says"))
        .hasText("Ana uploaded a photo of an airplane");
    assertThat(card("ship.jpg").locator(".bars li")).hasCount(10);
    assertThat(card("ship.jpg").locator(".bars li").first()).containsText("ship");
    assertThat(preview.locator("#model"))
        .hasText(Pattern.compile("Model .+, version .+, 10 labels"));
  }

  @Test
  void pastedPicturesAreLookedAtAndCanBeCleared() {
    preview.evaluate(PASTE, transfer(sample("horse")));
    assertThat(card("horse.jpg").locator(".says")).hasText("Ana uploaded a photo of a horse");

    preview.locator("#clear").click();
    assertThat(cards()).hasCount(0);
    assertThat(preview.locator("#pick")).isFocused();
  }

  @Test
  void theCaptionIsInTheNameOfWhoeverIsSaidToUploadIt() {
    preview.setInputFiles("#files", sample("cat"));
    assertThat(card("cat.jpg").locator(".says")).hasText("Ana uploaded a photo of a cat");
    preview.locator("#name").fill("  Ben <b> ");
    assertThat(card("cat.jpg").locator(".says")).hasText("Ben <b> uploaded a photo of a cat");
    preview.locator("#name").fill("");
    assertThat(card("cat.jpg").locator(".says")).hasText("Someone uploaded a photo of a cat");
  }

  @Test
  void filesThatCannotBeReadAreNamedWithTheReasonAndTheOthersAreNot() {
    FilePayload text = Photos.fake("milk, bread, butter".getBytes(UTF_8));
    FilePayload half = damaged("ship");
    FilePayload empty = new FilePayload("empty.png", "image/png", new byte[0]);
    preview.setInputFiles("#files", new FilePayload[] {text, half, empty, sample("frog")});

    assertThat(preview.locator("#summary")).hasText("4 pictures: 1 named, 3 not read");
    assertThat(card("notes.jpg").locator(".reason")).containsText("The file is no JPEG, PNG");
    assertThat(card("half.jpg").locator(".reason")).containsText("JPEG");
    assertThat(card("empty.png").locator(".reason")).hasText("The file is empty.");
    assertThat(card("frog.jpg").locator(".says")).hasText("Ana uploaded a photo of a frog");
    assertThat(chromium().problems()).isNotEmpty().allMatch(problem -> problem.contains("422"));
  }

  @Test
  void manyPicturesAreAskedAboutAFewAtATime() {
    FilePayload[] many =
        Stream.generate(() -> List.of(sample("truck"), sample("bird"), sample("frog")))
            .limit(10)
            .flatMap(List::stream)
            .toArray(FilePayload[]::new);
    preview.setInputFiles("#files", many);

    assertThat(preview.locator("#summary")).hasText("30 pictures: 30 named");
    assertThat(cards().filter(new FilterOptions().setHasText("a photo of a bird"))).hasCount(10);
  }

  @Test
  void theKeyboardIsEnough() {
    // the browser has to know early that no real chooser is wanted: it is told and never confirms
    preview.onFileChooser(chooser -> chooser.setFiles(sample("bird")));
    preview.locator("#theme").focus();
    preview.keyboard().press("Tab");
    assertThat(preview.locator("#pick")).isFocused();
    preview.keyboard().press("Enter");
    assertThat(card("bird.jpg").locator(".says")).hasText("Ana uploaded a photo of a bird");
    preview.keyboard().press("Tab");
    assertThat(preview.locator("#name")).isFocused();
    preview.keyboard().press("Tab");
    preview.keyboard().press("Enter");
    assertThat(cards()).hasCount(0);
  }

  @Test
  void aPhoneShowsAllWithoutSidewaysScrollingInLightAndDark() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      NewContextOptions phone =
          new NewContextOptions().setViewportSize(360, 740).setIsMobile(true).setHasTouch(true);
      show(phone.setColorScheme(scheme), "phone-" + scheme, 360);
      show(
          new NewContextOptions().setViewportSize(1280, 860).setColorScheme(scheme),
          "desktop-" + scheme,
          1280);
    }
    chromium().problems(); // of the file that is no picture
  }

  private void show(NewContextOptions options, String name, int width) {
    Page screen = visit(options);
    FilePayload text = Photos.fake("no picture".getBytes(UTF_8));
    screen.setInputFiles(
        "#files", new FilePayload[] {sample("dog"), sample("airplane"), text, sample("cat")});
    assertThat(screen.locator("#summary")).hasText("4 pictures: 3 named, 1 not read");

    assertThat(screen.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
    String folder = System.getProperty(SCREENSHOTS);
    if (folder != null) {
      Path file = Path.of(folder, name.toLowerCase(Locale.ROOT) + ".png");
      screen.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    }
    screen.close();
  }

  private Page visit(NewContextOptions options) {
    Page opened = chromium().open(options);
    opened.navigate(address);
    return opened;
  }

  private Locator cards() {
    return preview.locator("#cards > li");
  }

  private Locator card(String file) {
    return cards().filter(new FilterOptions().setHasText(file));
  }

  private JSHandle transfer(FilePayload... files) {
    List<List<String>> named =
        Arrays.stream(files)
            .map(file -> List.of(file.name, Base64.getEncoder().encodeToString(file.buffer)))
            .toList();
    return preview.evaluateHandle(TRANSFER, named);
  }

  private static FilePayload sample(String name) {
    return Photos.sample(name);
  }

  private static FilePayload damaged(String name) {
    byte[] whole = sample(name).buffer;
    return new FilePayload("half.jpg", "image/jpeg", Arrays.copyOf(whole, 30));
  }
}
