package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.RateLimit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;

/** An inbox under load whose database cannot be used for some time. */
@Timeout(180)
abstract class RecoveryContract {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofSeconds(3);

  private static final InboxOptions OPTIONS =
      new InboxOptions(
          100_000,
          3,
          new GroupWait(Duration.ofSeconds(1), Duration.ofSeconds(2)),
          new RateLimit(1_000, 1_000),
          LEASE,
          Duration.ofDays(1));

  /** A fault and its end. */
  interface Fault {
    void begin() throws Exception;

    void end() throws Exception;
  }

  /** Has a fault for some time, and asserts that nothing is lost, doubled, or late afterwards. */
  static void assertRecovers(InboxUrl url, Duration outage, Fault fault) throws Exception {
    Vertx vertx = Vertx.vertx();
    Inbox inbox =
        SqlInbox.open(
                vertx,
                url,
                OPTIONS,
                "node",
                Clock.systemUTC(),
                new Random(7),
                new SimpleMeterRegistry())
            .await();
    try (InboxLoad load = new InboxLoad(inbox)) {
      awaitAcknowledged(load, 50, SOON.multipliedBy(4));
      fault.begin();
      Awaitility.await().atMost(SOON.multipliedBy(4)).until(() -> load.refused() > 0);
      Awaitility.await()
          .pollDelay(outage)
          .atMost(outage.plus(SOON))
          .untilAsserted(() -> assertThat(load.refused()).isPositive());
      fault.end();
      long over = System.nanoTime();
      awaitAcknowledged(load, load.acknowledged() + 1, SOON);
      System.out.printf(
          "%d refused; the next event was kept after %d ms%n",
          load.refused(), TimeUnit.NANOSECONDS.toMillis(load.lastAcknowledged() - over));

      awaitAcknowledged(load, load.acknowledged() + 100, SOON.multipliedBy(4));
      load.stopSending();
      Awaitility.await().atMost(SOON.multipliedBy(4)).until(load::isAllAcknowledged);
      Awaitility.await()
          .atMost(SOON.multipliedBy(12))
          .untilAsserted(() -> assertThat(load.lost()).isZero());
      assertThat(load.doubled()).isZero();
    } finally {
      inbox.close().await();
      vertx.close().await();
    }
  }

  private static void awaitAcknowledged(InboxLoad load, int number, Duration longest) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(longest)
        .until(() -> load.acknowledged() >= number);
  }
}
