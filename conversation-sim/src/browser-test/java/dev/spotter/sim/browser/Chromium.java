package dev.spotter.sim.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Chromium of this machine, steered by Playwright; nothing is downloaded. Its path comes from
 * the system property {@code chromium} or the environment's {@code CHROMIUM}.
 */
final class Chromium implements AutoCloseable {

  private static final String DEFAULT_PATH = "/usr/bin/chromium";
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final Set<String> TROUBLE = Set.of("error", "warning");

  private final List<String> problems = new ArrayList<>();
  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    Map<String, String> quiet = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(quiet));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(path()).setArgs(FLAGS).setHeadless(true));
  }

  /** Opens an empty page in a profile of its own, which is closed with the page. */
  Page open(NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    Page page = context.newPage();
    page.onClose(closed -> context.close());
    page.onPageError(problems::add);
    page.onConsoleMessage(this::note);
    return page;
  }

  /** What scripts or the content policy complained of on all pages since the last call. */
  List<String> problems() {
    List<String> found = List.copyOf(problems);
    problems.clear();
    return found;
  }

  private void note(ConsoleMessage message) {
    if (TROUBLE.contains(message.type())) {
      problems.add(message.text() + " at " + message.location());
    }
  }

  private static Path path() {
    String fromEnvironment = System.getenv().getOrDefault("CHROMIUM", DEFAULT_PATH);
    return Path.of(System.getProperty("chromium", fromEnvironment));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
