package dev.spotter.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Starts the demo and a browser once a class, and gives each test a conversation of its own. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
abstract class BrowserTest {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final int WIDE = 1280;
  private static final int HIGH = 800;

  @AutoClose private Demo demo;
  @AutoClose private Chromium chromium;
  private Api api;
  private String ana;
  private String ben;
  private String conversation;
  private Page page;

  @BeforeAll
  void start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    demo = Demo.start(command());
    chromium = new Chromium();
    api = new Api(demo.url());
    ana = api.memberNamed("Ana");
    ben = api.memberNamed("Ben");
  }

  /** The command line that is tested: the demo, unless a test says otherwise. */
  List<String> command() {
    return List.of("--port", "0");
  }

  @BeforeEach
  void openConversation(TestInfo test) {
    conversation = api.conversation(test.getDisplayName(), List.of(ana, ben));
    page = open(demo.url(), new NewContextOptions().setViewportSize(WIDE, HIGH));
  }

  /** Loses no complaint of the browser, whatever the test looked at. */
  @AfterEach
  void closePage() {
    page.close();
    assertThat(chromium.problems()).isEmpty();
  }

  /** Opens the page in this test's conversation, posting as Ana. */
  Page open(String url, NewContextOptions options) {
    Page opened = chromium.open(options);
    visit(opened, url);
    return opened;
  }

  /** Goes to this test's conversation, posting as Ana. */
  void visit(Page visitor, String url) {
    visitor.navigate(url);
    visitor.locator("#open-" + conversation).dispatchEvent("click");
    visitor.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Ana").setExact(true)).check();
  }

  Demo demo() {
    return demo;
  }

  Api api() {
    return api;
  }

  Chromium chromium() {
    return chromium;
  }

  /** The page that is open in this test's conversation. */
  Page page() {
    return page;
  }

  /** The id of this test's conversation. */
  String conversation() {
    return conversation;
  }

  /** The id of the member the page posts as at first. */
  String ana() {
    return ana;
  }

  /** The id of the other member of this test's conversation. */
  String ben() {
    return ben;
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  /** The messages on the screen; a photo and its caption are one. */
  Locator messages() {
    return page.locator("#messages .message");
  }

  /** The photo messages on the screen. */
  Locator photos() {
    return messages().filter(new FilterOptions().setHas(page.locator(".card")));
  }
}
