package dev.spotter.bot.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Properties that hold for every backoff, whatever its numbers. */
class BackoffTest {

  @RepeatedTest(200)
  void aWaitIsBetweenHalfAndAllOfItsCeilingWhichDoublesUpToTheLongest(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    Duration initial = Duration.ofMillis(1 + random.nextInt(10_000));
    Duration max = initial.plusMillis(random.nextInt(10_000_000));
    Backoff backoff = new Backoff(initial, max);
    int attempt = 1 + random.nextInt(1_000);

    double ceiling =
        Math.min((double) max.toMillis(), initial.toMillis() * Math.pow(2, attempt - 1));
    assertThat((double) backoff.after(attempt, random).toMillis())
        .isBetween(Math.floor(ceiling / 2), ceiling);
  }

  @RepeatedTest(100)
  void aServersWishIsALowerBound(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
    Optional<Duration> asked =
        random.nextBoolean()
            ? Optional.of(Duration.ofMillis(random.nextInt(60_000)))
            : Optional.empty();
    int attempt = 1 + random.nextInt(20);

    Duration wait = backoff.after(attempt, asked, random);
    asked.ifPresent(least -> assertThat(wait).isGreaterThanOrEqualTo(least));
    assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(60));
  }
}
