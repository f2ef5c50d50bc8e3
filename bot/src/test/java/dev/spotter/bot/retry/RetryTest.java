package dev.spotter.bot.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {

  private final Vertx vertx = Vertx.vertx();
  private final RandomGenerator random = new Random(1);
  private final Backoff backoff = new Backoff(Duration.ofMillis(2), Duration.ofMillis(8));
  private final Retry retry = new Retry(vertx, 3, backoff, random);
  private final AtomicInteger tries = new AtomicInteger();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "3, 400", "5, 1000", "1000, 1000"})
  void theWaitDoublesUpToItsLimitAndItsUpperHalfIsRandom(int attempt, long longest) {
    Backoff waits = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
    for (int i = 0; i < 1000; i++) {
      assertThat(waits.after(attempt, random).toMillis()).isBetween(longest / 2, longest);
    }
  }

  @Test
  void aStepIsRepeatedUntilItSucceeds() {
    assertThat(retry.run(() -> succeedAt(3), failure -> true).await()).isEqualTo(3);
  }

  @Test
  void theLastFailureIsToldWhenAllTriesFailed() {
    assertThatThrownBy(() -> retry.run(() -> succeedAt(9), failure -> true).await())
        .hasMessage("try 3");
  }

  @Test
  void aFailureThatWillNotPassIsNotRepeated() {
    assertThatThrownBy(() -> retry.run(() -> succeedAt(2), failure -> false).await())
        .hasMessage("try 1");
  }

  private Future<Integer> succeedAt(int wanted) {
    int now = tries.incrementAndGet();
    return now == wanted
        ? Future.succeededFuture(now)
        : Future.failedFuture(new IllegalStateException("try " + now));
  }
}
