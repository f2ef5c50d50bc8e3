package dev.spotter.sim.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to post, and what the page says of it. */
class PostingBrowserTest extends BrowserTest {

  private static final int MAX_BYTES = 20 * 1024 * 1024;
  private static final String TRANSFER =
      """
      ([data, name]) => {
        const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
        return transfer;
      }""";

  private static final String PASTE =
      """
      (clipboardData) =>
        document.activeElement.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))""";

  @Test
  void aChosenPhotoIsCaptionedUnderItInThePostersName() {
    page().getByRole(AriaRole.RADIO, named("Ben")).check();
    page().setInputFiles("#files", Photos.sample("dog"));

    assertThat(photos()).hasCount(1);
    assertThat(photos()).containsText("Ben uploaded a photo of a dog");
    assertThat(photos().locator(".delivery.delivered")).hasText("Spotter was told");
    assertThat(page().getByAltText("Ben uploaded a photo of a dog")).isVisible();
  }

  @Test
  void severalPhotosArePostedInTheOrderTheyWereChosen() {
    FilePayload[] chosen = {Photos.sample("truck"), Photos.sample("airplane")};
    page().setInputFiles("#files", chosen);

    assertThat(photos()).hasCount(2);
    assertThat(photos().nth(0)).containsText("Ana uploaded a photo of a truck");
    assertThat(photos().nth(1)).containsText("Ana uploaded a photo of an airplane");
  }

  @Test
  void aClickOnASamplePostsIt() {
    button("Post the sample photo: frog").click();

    assertThat(photos()).containsText("Ana uploaded a photo of a frog");
  }

  @Test
  void aDroppedPhotoIsPosted() {
    Map<String, JSHandle> drag = Map.of("dataTransfer", transfer(Photos.sample("ship")));
    page().locator("#stage").dispatchEvent("dragenter", drag);
    assertThat(page().getByText("Drop to post")).isVisible();
    page().locator("#stage").dispatchEvent("drop", drag);

    assertThat(page().getByText("Drop to post")).isHidden();
    assertThat(photos()).containsText("Ana uploaded a photo of a ship");
  }

  @Test
  void aPastedPhotoIsPosted() {
    page().locator("#text").focus();
    page().evaluate(PASTE, transfer(Photos.sample("horse")));

    assertThat(photos()).containsText("Ana uploaded a photo of a horse");
  }

  @Test
  void aTextFileNamedLikeAPictureIsAnsweredAndKindlyExplained() {
    page().setInputFiles("#files", Photos.fake("milk, bread, butter".getBytes(UTF_8)));

    assertThat(photos()).containsText("Ana uploaded a photo");
    assertThat(photos()).containsText("This file is not a picture that can be shown.");
    assertThat(photos()).containsText("could not look into this one");
    assertThat(photos()).not().containsText("of a");
  }

  @Test
  void aPhotoThatIsTooLargeIsNotSentAndCanBeDismissed(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("dog.jpg");
    Files.write(large, Photos.dogOf(MAX_BYTES + 1).buffer);
    page().setInputFiles("#files", large); // by its path: Playwright would carry the bytes for long

    assertThat(page().locator("#uploads [role=alert]")).containsText("a photo may have 20 MB");
    button("Dismiss: dog.jpg").click();
    assertThat(page().locator("#uploads .message")).hasCount(0);
    assertThat(api().events(conversation())).isEmpty();
  }

  @Test
  void anUploadShowsItsProgressAndCanBeCancelled() {
    slowUploadsDown();
    page().setInputFiles("#files", Photos.dogOf(2_000_000));

    page().waitForFunction("() => document.querySelector('progress')?.value > 0.05");
    button("Cancel: dog.jpg").click();
    assertThat(page().locator("#uploads .message")).hasCount(0);
    assertThat(photos()).hasCount(0);
    assertThat(api().events(conversation())).isEmpty();
  }

  @Test
  void whoIsNotInTheConversationJoinsItByPosting() {
    page().getByRole(AriaRole.RADIO, named("Chloe (joins when posting)")).check();
    page().setInputFiles("#files", Photos.sample("dog"));

    assertThat(photos()).containsText("Chloe uploaded a photo of a dog");
    assertThat(page().locator("#who")).containsText("Chloe");
  }

  @Test
  void aPersonWhoIsAddedCanPost() {
    button("Add a person").click();
    page().getByLabel("Name").fill("Zoe <b>Z</b>");
    button("Add").click();
    assertThat(page().locator("#ask")).isHidden(); // until then it keeps the keyboard to itself
    assertThat(page().locator("#text")).isFocused();
    page().keyboard().type("Hello from Zoe");
    button("Send").click();

    assertThat(messages()).containsText("Zoe <b>Z</b>");
    assertThat(messages()).containsText("Hello from Zoe");
  }

  @Test
  void wordsThatGetNoAnswerAreGivenBack() {
    page().route("**/messages", route -> {});
    page().locator("#text").fill("Is anybody there?");
    button("Send").click();

    assertThat(page().locator("#notice")).containsText("has not answered");
    assertThat(page().locator("#text")).hasValue("Is anybody there?");
    assertThat(messages()).hasCount(0);
  }

  @Test
  void aNameThatIsRefusedStaysToBeCorrected() {
    button("Add a person").click();
    page().getByLabel("Name").fill("Ben");
    button("Add").click();

    assertThat(page().locator("#ask-error")).not().isEmpty();
    assertThat(page().getByLabel("Name")).hasValue("Ben");
    api().member("Yara"); // who is drawn behind the dialog
    assertThat(page().locator("#people")).containsText("Yara");
    page().keyboard().press("Escape");
    assertThat(page().locator("#ask")).isHidden();
    assertThat(button("Add a person")).isFocused();
    assertThat(chromium().problems()).allMatch(problem -> problem.contains("409"));
  }

  private JSHandle transfer(FilePayload file) {
    String data = Base64.getEncoder().encodeToString(file.buffer);
    return page().evaluateHandle(TRANSFER, List.of(data, file.name));
  }

  private void slowUploadsDown() {
    CDPSession session = page().context().newCDPSession(page());
    JsonObject slow = new JsonObject();
    slow.addProperty("offline", false);
    slow.addProperty("latency", 0);
    slow.addProperty("downloadThroughput", -1);
    slow.addProperty("uploadThroughput", 200_000);
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", slow);
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }
}
