package dev.spotter.sim.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "3, 20", "7, 320", "8, 640", "9, 900", "100, 900"})
  void doublesFromFiveSecondsToFifteenMinutes(int attempts, long seconds) {
    assertThat(RetryPolicy.VONAGE.delay(attempts, Duration.ofHours(1)))
        .contains(Duration.ofSeconds(seconds));
  }

  @Test
  void givesUpBeforeTheNextAttemptWouldComeTooLate() {
    Duration lastMoment = Duration.ofHours(24).minusMinutes(15);

    assertThat(RetryPolicy.VONAGE.delay(50, lastMoment)).contains(Duration.ofMinutes(15));
    assertThat(RetryPolicy.VONAGE.delay(50, lastMoment.plusMillis(1))).isEmpty();
  }
}
