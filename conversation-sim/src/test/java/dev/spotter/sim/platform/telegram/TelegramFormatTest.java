package dev.spotter.sim.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.platform.EmulationOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** What {@code parse_mode} makes of a bot's text. */
@Timeout(60)
class TelegramFormatTest {

  @TempDir private static Path folder;
  private static TestPlatform platform;
  private static TelegramClient client;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(folder, "telegram", EmulationOptions.USUAL);
    platform.conversation("Holiday", "Ana");
    client = TelegramCalls.client(platform, TelegramCalls.token(platform));
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @ParameterizedTest
  @CsvSource({
    "HTML, 'a <b>dog</b> &amp; <i>cat</i>', 'a dog & cat', 'bold 2 3; italic 8 3'",
    "HTML, '<a href=\"https://example.org\">here</a>', here, text_link 0 4",
    "MarkdownV2, '*a dog* \\_ `x_y`', 'a dog _ x_y', 'bold 0 5; code 8 3'",
    "MarkdownV2, '[here](https://example.org)', here, text_link 0 4",
    "Markdown, '*a* dog. _b_', 'a dog. b', 'bold 0 1; italic 7 1'"
  })
  void formattingIsParsed(String mode, String text, String plain, String entities)
      throws Exception {
    Message sent = send(text, mode);

    assertThat(sent.getText()).isEqualTo(plain);
    assertThat(sent.getEntities())
        .extracting(e -> "%s %d %d".formatted(e.getType(), e.getOffset(), e.getLength()))
        .containsExactlyInAnyOrder(entities.split("; ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "HTML, a <b>dog, Can't find end tag corresponding to start tag",
    "HTML, a <dog>, Unsupported start tag",
    "HTML, a</b>, Unexpected end tag",
    "MarkdownV2, a dog., is reserved and must be escaped",
    "MarkdownV2, a *dog, Can't find end of the entity starting at byte offset 2",
    "Markdown, a *dog, Can't find end of the entity starting at byte offset 2",
    "BBCode, a dog, unsupported parse_mode"
  })
  void wrongFormattingIsRefused(String mode, String text, String why) {
    TelegramCalls.assertRefused(() -> send(text, mode), 400, why);
  }

  private static Message send(String text, String mode) throws Exception {
    long chat = -1_001_000_000_001L;
    return client.execute(SendMessage.builder().chatId(chat).text(text).parseMode(mode).build());
  }
}
