package dev.spotter.bot.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.platform.PostRate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountPaceTest {

  private final AtomicLong now = new AtomicLong();
  private final AccountPace pace = new AccountPace(new PostRate(2, 3), now::get);

  @Test
  void theBurstGoesAtOnceAndTheRestInTurn() {
    assertThat(IntStream.range(0, 6).mapToObj(turn -> pace.reserve().toMillis()))
        .containsExactly(0L, 0L, 0L, 500L, 1_000L, 1_500L);
  }

  @Test
  void whatWasNotUsedIsSavedUpToTheBurst() {
    IntStream.range(0, 4).forEach(turn -> pace.reserve());
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(IntStream.range(0, 4).mapToObj(turn -> pace.reserve().toMillis()))
        .containsExactly(0L, 0L, 0L, 500L);
  }
}
