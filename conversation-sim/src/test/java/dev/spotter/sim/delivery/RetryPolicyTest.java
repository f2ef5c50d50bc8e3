package dev.spotter.sim.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.platform.vonage.VonageEmulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private static final RetryPolicy VONAGE = new VonageEmulator().delivery().retry();

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "3, 20", "7, 320", "8, 640", "9, 900", "100, 900"})
  void doublesFromFiveSecondsToFifteenMinutes(int attempts, long seconds) {
    assertThat(VONAGE.delay(attempts, Duration.ofHours(1))).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void aScheduleEndsWithItsLastPause() {
    RetryPolicy slack =
        new RetryPolicy.Schedule(
            List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)));

    assertThat(slack.delay(1, Duration.ZERO)).contains(Duration.ZERO);
    assertThat(slack.delay(3, Duration.ofMinutes(1))).contains(Duration.ofMinutes(5));
    assertThat(slack.delay(4, Duration.ofMinutes(6))).isEmpty();
  }

  @Test
  void canBeHurried() {
    RetryPolicy hurried = VONAGE.faster(1_000);

    assertThat(hurried.delay(1, Duration.ZERO)).contains(Duration.ofMillis(5));
    assertThat(hurried.delay(50, Duration.ofHours(24).dividedBy(1_000))).isEmpty();
  }

  @Test
  void givesUpBeforeTheNextAttemptWouldComeTooLate() {
    Duration lastMoment = Duration.ofHours(24).minusMinutes(15);

    assertThat(VONAGE.delay(50, lastMoment)).contains(Duration.ofMinutes(15));
    assertThat(VONAGE.delay(50, lastMoment.plusMillis(1))).isEmpty();
  }
}
