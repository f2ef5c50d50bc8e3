package dev.spotter.sim.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bot on grammY, an npm package, against the emulation: {@code src/interop/telegram}. */
@Tag("interop")
@Timeout(120)
class GrammyTest {

  private static final Path BOT = Path.of("src", "interop", "telegram");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"poll", "webhook"})
  void aGrammyBotFetchesPhotosAndAnswers(String mode) throws Exception {
    assertThat(BOT.resolve("node_modules")).as("run npm ci in " + BOT).exists();
    try (TestPlatform platform = TestPlatform.start(folder, "telegram", usual -> usual)) {
      Process bot = start(platform, mode);
      try (BufferedReader out = bot.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.readLine()).isEqualTo("ready spotter_simulator_bot");
        String[] ids = platform.conversation("Holiday", "Ana Maria");
        upload(platform, ids, "dog.jpg", "jpeg");
        upload(platform, ids, "chart.png", "png");

        assertThat(answers(platform, ids[0], 2))
            .satisfiesExactly(
                photo -> assertThat(photo).matches("Ana uploaded a JPEG of [0-9]+ bytes"),
                file -> assertThat(file).matches("Ana uploaded a PNG of [0-9]+ bytes"));
        assertThat(bot.isAlive()).isTrue();
      } finally {
        bot.destroyForcibly().waitFor();
      }
    }
  }

  private static Process start(TestPlatform platform, String mode) throws IOException {
    ProcessBuilder node = new ProcessBuilder("node", "bot.mjs", mode).directory(BOT.toFile());
    node.environment().putAll(platform.credentials().environment());
    return node.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void upload(TestPlatform platform, String[] ids, String name, String format) {
    byte[] file = TestPlatform.picture(format, 320, 240);
    Future<Event> posted =
        platform
            .simulator()
            .execute(() -> platform.simulator().upload().post(ids[0], ids[1], name, file));
    assertThat(posted.await().content()).isInstanceOf(Content.Photos.class);
  }

  private static List<String> answers(TestPlatform platform, String conversation, int number)
      throws InterruptedException {
    List<String> texts = List.of();
    for (int i = 0; i < 600 && texts.size() < number; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
      texts =
          platform.there(() -> platform.simulator().chat().timeline(conversation).after(0)).stream()
              .filter(event -> event.member().bot())
              .map(event -> ((Content.Text) event.content()).text())
              .toList();
    }
    return texts;
  }
}
