package dev.spotter.bot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.500Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    " 30 , 30",
    "-5, 0",
    "3600, 3600",
    "3601, 3600",
    "999999999999999999, 3600",
    "0.2, 1",
    "1.5, 2",
    "120.0, 120"
  })
  void readsSecondsWithinBounds(String value, long seconds) {
    assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sat, 28 Nov 2026 10:00:30 GMT | 30",
        "Sat, 28 Nov 2026 10:00:01 GMT | 1",
        "Sat, 28 Nov 2026 10:00:00 GMT | 0",
        "Sat, 28 Nov 2026 09:00:00 GMT | 0",
        "Mon, 30 Nov 2026 10:00:00 GMT | 3600"
      })
  void readsADateWithinBounds(String value, long seconds) {
    assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "soon", "7s", "1e3", "0x10", "--5", "7 8", "Sat, 28 Nov 2026", "NaN"})
  void whatIsNeitherAsksForNothing(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }

  @Test
  void noHeaderAsksForNothing() {
    assertThat(RetryAfter.parse(null, NOW)).isEmpty();
  }
}
