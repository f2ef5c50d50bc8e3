package dev.spotter.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitedWarningTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final RateLimitedWarning warning =
      new RateLimitedWarning(Duration.ofNanos(10), 1, now::get);
  private final List<Long> said = new ArrayList<>();

  @Test
  void theFirstIsToldAtOnceAndTheOthersAreCountedUntilItIsTime() {
    happened(3);
    assertThat(said).containsExactly(1L);

    now.addAndGet(9);
    happened(2);
    assertThat(said).containsExactly(1L);

    now.addAndGet(1); // past the clock's largest number
    happened(2);
    assertThat(said).containsExactly(1L, 5L);
  }

  @Test
  void theFirstFewAreToldOneByOneAndAgainAfterAQuietTime() {
    RateLimitedWarning generous = new RateLimitedWarning(Duration.ofNanos(10), 3, now::get);
    happened(generous, 10);
    assertThat(said).containsExactly(1L, 1L, 1L);

    now.addAndGet(10);
    happened(generous, 2);
    assertThat(said).containsExactly(1L, 1L, 1L, 8L);

    now.addAndGet(1_000);
    said.clear();
    happened(generous, 5);
    assertThat(said).containsExactly(2L, 1L, 1L);
  }

  private void happened(int times) {
    happened(warning, times);
  }

  private void happened(RateLimitedWarning one, int times) {
    for (int i = 0; i < times; i++) {
      one.happened(said::add);
    }
  }
}
