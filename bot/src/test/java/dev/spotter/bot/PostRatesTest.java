package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.RateLimit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostRatesTest {

  private static final Map<String, String> BOTH =
      Map.of(
          "SPOTTER_CONNECTIONS", "slack-work",
          "SPOTTER_SLACK_WORK_BOT_TOKEN", "xoxb-2",
          "SPOTTER_SLACK_WORK_SIGNING_SECRET", "two",
          "SPOTTER_TELEGRAM_BOT_TOKEN", "1:a");

  @ParameterizedTest
  @CsvSource({
    "slack-work, C1, 1, 5",
    "telegram, 5000000001, 1, 5",
    "telegram, -1001234567890, 0.25, 5",
    "slack, C1, 1, 1"
  })
  void eachPlatformHasItsOwn(String connection, String conversation, double rate, int burst) {
    assertThat(limit(BOTH, connection, conversation)).isEqualTo(new RateLimit(rate, burst));
  }

  @ParameterizedTest
  @CsvSource({"slack-work, C1", "telegram, 7", "telegram, -7"})
  void theOperatorsChoiceHoldsForAll(String connection, String conversation) {
    Map<String, String> chosen = new HashMap<>(BOTH);
    chosen.put("SPOTTER_POST_RATE", "9");
    assertThat(limit(chosen, connection, conversation).rate()).isEqualTo(9);

    chosen.put("SPOTTER_POST_BURST", "2");
    assertThat(limit(chosen, connection, conversation)).isEqualTo(new RateLimit(9, 2));
  }

  /** Plays a group that never rests against the limit. */
  @Test
  void aTelegramGroupNeverGetsMoreThanTwentyInAMinute() {
    RateLimit limit = limit(BOTH, "telegram", "-7");
    long freeAt = 0;
    int posted = 0;
    for (long now = 0; now < 60_000; now++) {
      if (limit.delay(freeAt, now) == 0) {
        freeAt = limit.next(freeAt, now);
        posted++;
      }
    }
    assertThat(posted).isBetween(15, 20);
  }

  private static RateLimit limit(
      Map<String, String> environment, String connection, String conversation) {
    return BotConfig.load(Optional.empty(), environment)
        .inbox()
        .options()
        .pace()
        .of(new Conversation(connection, conversation));
  }
}
