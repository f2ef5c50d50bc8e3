package dev.spotter.bot.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitedWarningTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final RateLimitedWarning warning = new RateLimitedWarning(Duration.ofNanos(10), now::get);
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

  private void happened(int times) {
    for (int i = 0; i < times; i++) {
      warning.happened(said::add);
    }
  }
}
