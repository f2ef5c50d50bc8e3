package dev.spotter.bot.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramTextTest {

  /** A vertical bar stands for the word joiner. */
  @ParameterizedTest
  @CsvSource({
    "@durov uploaded a photo, @|durov uploaded a photo",
    "/start uploaded a photo, /|start uploaded a photo",
    "see t.me/durov, see t.|me/|durov",
    "https://example.org, https://|example.|org",
    "tg://resolve?domain=x, tg://|resolve?domain=x",
    "#cats and $USD, #|cats and $|USD",
    "ana@example.org, ana@|example.|org",
    "+49 1701234567, +49 170|1|2|3|4|567",
    "4111111111111111, 411|1|1|1|1|1|1|1|1|1|1|111",
    "127.0.0.1, 127.|0.|0.|1",
    "пример.рф, пример.|рф",
    "xn--e1a.com, xn--e1a.|com"
  })
  void nothingIsMadeOfWhatLooksLikeSomething(String text, String inert) {
    assertThat(TelegramText.inert(text).replace('\u2060', '|')).isEqualTo(inert);
    assertThat(TelegramText.inert(text).replace("\u2060", "")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana uploaded a photo of a dog",
        "Ana uploaded photos of a dog, a cat and an airplane",
        "Ana B. uploaded 12 photos",
        "either / or",
        "a @ b",
        "wait...",
        "1 + 2 = 3",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨‍👩‍👧"
      })
  void otherWordsStayAsTheyAre(String text) {
    assertThat(TelegramText.inert(text)).isEqualTo(text);
  }
}
