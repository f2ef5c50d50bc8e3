package dev.spotter.bot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final RateLimit pace = new RateLimit(2, 3);
  private long freeAt;

  @Test
  void aBurstGoesAtOnceAndWhatFollowsKeepsTheRate() {
    for (int i = 0; i < 3; i++) {
      assertThat(post(1_000)).isZero();
    }
    assertThat(pace.delay(freeAt, 1_000)).isEqualTo(500);
    assertThat(pace.delay(freeAt, 1_200)).isEqualTo(300);
    assertThat(post(1_500)).isZero();
    assertThat(pace.delay(freeAt, 1_500)).isEqualTo(500);
  }

  @Test
  void silenceEarnsTheBurstBack() {
    for (int i = 0; i < 3; i++) {
      post(1_000);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(post(61_000)).isZero();
    }
    assertThat(pace.delay(freeAt, 61_000)).isEqualTo(500);
  }

  @Test
  void aRateThatIsNoWholeNumberOfMillisecondsIsNotExceeded() {
    assertThat(new RateLimit(3, 1).next(0, 0)).isEqualTo(334);
  }

  private long post(long now) {
    long wait = pace.delay(freeAt, now);
    freeAt = pace.next(freeAt, now);
    return wait;
  }
}
