package dev.spotter.sim.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.chat.References;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bots on four Python libraries against the emulations: {@code src/interop/python}. Each hears of a
 * photo, a file and an album, waits when it has posted too much, answers a command and, when its
 * answer is replied to, edits it.
 */
@Tag("interop")
@Timeout(180)
class PythonBotsTest {

  private static final Path BOTS = Path.of("src", "interop", "python");
  private static final String APP_TOKEN = "SIMULATOR_SLACK_APP_TOKEN";
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private TestPlatform platform;
  private String group;
  private String ana;

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({"slack_bolt_bot.py, http", "slack_bolt_bot.py, socket"})
  void a_slack_bot_is_at_home(String bot, String mode) throws Exception {
    try (TestPlatform running = open("slack")) {
      play(
          bot,
          mode,
          () -> {
            upload("photo.jpg");
            awaitSaid(1, "Ana uploaded [0-9]+ bytes of image/jpeg");
            upload("chart.png");
            awaitSaid(2, "Ana uploaded [0-9]+ bytes of image/png");
            refuseOnce(running);
            upload("one.jpg", "two.jpg");
            awaitSaid(3, "Ana uploaded [0-9]+ bytes of image/jpeg and [0-9]+ bytes of image/jpeg");
            say("@spotter hello", References.NONE);
            awaitSaid(4, "Hello @Ana");
            replyTo(said().get(2), "again: a cat");
            awaitSaid(5, "corrected: again: a cat");
          });
    }
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({
    "telegram_bot.py, poll",
    "telegram_bot.py, webhook",
    "aiogram_bot.py, poll",
    "aiogram_bot.py, webhook"
  })
  void a_telegram_bot_is_at_home(String bot, String mode) throws Exception {
    try (TestPlatform running = open("telegram")) {
      running.simulator().connect("telegram", URI.create("http://localhost:1/hook")).await();
      play(
          bot,
          mode,
          () -> {
            upload("photo.jpg");
            awaitSaid(1, "Ana uploaded [0-9]+ bytes");
            upload("chart.png");
            awaitSaid(2, "Ana uploaded [0-9]+ bytes");
            refuseOnce(running);
            upload("one.jpg", "two.jpg");
            awaitSaid(4, "Ana uploaded [0-9]+ bytes in an album");
            say("/start", References.NONE);
            awaitSaid(5, "Hello Ana");
            replyTo(said().get(3), "a cat");
            awaitSaid(6, "corrected: a cat");
          });
    }
  }

  private TestPlatform open(String name) {
    platform = TestPlatform.start(folder, name, usual -> usual);
    String[] ids = platform.conversation("Holiday", "Ana");
    group = ids[0];
    ana = ids[1];
    return platform;
  }

  /** Runs a bot, plays what people do, and asks whether the bot has complained. */
  private void play(String script, String mode, Runnable people) throws Exception {
    Path python = BOTS.resolve("venv/bin/python");
    assertThat(python)
        .as("run in %s: python3 -m venv venv && venv/bin/pip install -r requirements.txt", BOTS)
        .exists();
    Path complaints = folder.resolve("complaints");
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), BOTS.resolve(script).toString(), mode);
    builder.environment().putAll(platform.credentials().environment());
    if (mode.equals("socket")) {
      builder.environment().put(APP_TOKEN, platform.credentials().variable(APP_TOKEN));
    }
    Process bot = builder.redirectError(complaints.toFile()).start();
    try (BufferedReader out = bot.inputReader(StandardCharsets.UTF_8)) {
      String ready = out.readLine();
      assertThat(ready).as(Files.readString(complaints)).matches("ready [0-9]+");
      if (mode.equals("http")) {
        URI webhook = URI.create("http://127.0.0.1:" + ready.substring("ready ".length()) + "/");
        platform.simulator().connect("slack", webhook).await();
      }
      people.run();
      assertThat(bot.isAlive()).isTrue();
      assertThat(Files.readString(complaints)).doesNotContain("Traceback");
    } finally {
      bot.destroyForcibly().waitFor();
    }
  }

  private static void refuseOnce(TestPlatform running) {
    running.there(
        () -> {
          running.simulator().throttle().refuseNext(1, Duration.ofSeconds(1));
          return null;
        });
  }

  /** Posts pictures in one message. */
  private void upload(String... names) {
    List<PhotoUpload.File> pictures =
        Arrays.stream(names).map(name -> new PhotoUpload.File(name, picture(name))).toList();
    platform
        .simulator()
        .execute(
            () -> platform.simulator().upload().post(group, ana, pictures, References.NONE, false))
        .await();
  }

  private static byte[] picture(String name) {
    return TestPlatform.picture(name.endsWith(".png") ? "png" : "jpeg", 640, 480);
  }

  private void say(String text, References references) {
    platform.there(
        () -> platform.simulator().chat().post(group, ana, new Content.Text(text), references));
  }

  private void replyTo(Event answer, String text) {
    say(
        text,
        References.replyTo(
            answer, platform.there(() -> platform.simulator().chat().platformOf(group))));
  }

  private void awaitSaid(int number, String pattern) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              List<Event> said = said();
              assertThat(said).hasSize(number);
              assertThat(words(said.get(number - 1).content())).matches(pattern);
            });
  }

  private List<Event> said() {
    return platform.there(() -> platform.simulator().chat().timeline(group).after(0)).stream()
        .filter(event -> event.member().bot())
        .toList();
  }

  private static String words(Content content) {
    return content instanceof Content.Edit edit ? edit.text() : ((Content.Text) content).text();
  }
}
