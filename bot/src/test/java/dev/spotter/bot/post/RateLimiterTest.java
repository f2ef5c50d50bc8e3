package dev.spotter.bot.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RateLimiterTest {

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RateLimiter pace = new RateLimiter(vertx, Map.of(), registry);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void itAsksAgainAfterEachWaitUntilTheTurnIsTaken() {
    Iterator<Long> waits = List.of(30L, 20L, 0L).iterator();
    pace.turn("chat", () -> Future.succeededFuture(Duration.ofMillis(waits.next()))).await();

    assertThat(waits).isExhausted();
    assertThat(registry.get("spotter.post.wait").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(50);
  }

  @Test
  void aTurnThatCannotBeTakenFails() {
    assertThatThrownBy(() -> pace.turn("chat", () -> Future.failedFuture("lost")).await())
        .hasMessageContaining("lost");
  }
}
