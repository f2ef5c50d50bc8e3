package dev.spotter.bot.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationPaceTest {

  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final ConversationPace pace =
      new ConversationPace(vertx, 2, 3, clock, new SimpleMeterRegistry());

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aBurstGoesAtOnceAndWhatFollowsKeepsTheRate() {
    for (int i = 0; i < 3; i++) {
      assertThat(pace.next("a")).isZero();
    }
    assertThat(pace.next("a")).isEqualTo(Duration.ofMillis(500));
    assertThat(pace.next("a")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void conversationsDoNotWaitForEachOther() {
    for (int i = 0; i < 10; i++) {
      pace.next("a");
    }
    assertThat(pace.next("b")).isZero();
  }

  @Test
  void silenceEarnsTheBurstBack() {
    for (int i = 0; i < 3; i++) {
      pace.next("a");
    }
    clock.advance(Duration.ofMillis(500));
    assertThat(pace.next("a")).isZero();
    assertThat(pace.next("a")).isPositive();

    clock.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 3; i++) {
      assertThat(pace.next("a")).isZero();
    }
    assertThat(pace.next("a")).isEqualTo(Duration.ofMillis(500));
  }
}
