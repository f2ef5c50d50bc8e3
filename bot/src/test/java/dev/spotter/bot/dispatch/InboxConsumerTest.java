package dev.spotter.bot.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.EventSource;
import dev.spotter.bot.inbox.Lane;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The consumer against an inbox whose every answer the test decides on. */
@Timeout(60)
class InboxConsumerTest {

  private static final Duration DRAIN = Duration.ofMillis(300);
  private static final Duration LEASE = Duration.ofMillis(150);

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();
  private final Map<Long, Promise<Void>> work = new ConcurrentHashMap<>();
  private final BlockingQueue<Integer> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<List<Long>> renewed = new LinkedBlockingQueue<>();
  private final Promise<Void> stopBegun = Promise.promise();
  private volatile Supplier<Future<List<ClaimedEvent>>> due = () -> entries();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void noMoreIsClaimedThanThereIsRoomForAndNothingIsBegunTwice() throws Exception {
    due = () -> entries(1, 2);
    InboxConsumer consumer = deploy(2);
    assertThat(nextBegun()).isEqualTo(1);
    assertThat(nextBegun()).isEqualTo(2);
    assertThat(asked).containsExactly(2);
    consumer.wake();

    due = () -> entries(2);
    work.get(1L).complete();
    renewed.take();
    assertThat(begun).isEmpty();
    assertThat(asked).allMatch(room -> room <= 2).contains(1);

    due = () -> entries(3);
    assertThat(nextBegun()).isEqualTo(3);
  }

  @Test
  void whatIsInHandIsRenewedUntilItEnds() throws Exception {
    due = () -> entries(5);
    deploy(2);
    nextBegun();
    due = () -> entries();
    assertThat(renewed.take()).containsExactly(5L);
    assertThat(renewed.take()).containsExactly(5L);
  }

  @Test
  void workThatCannotBeSettledIsNotRenewedAndMayComeAgain() throws Exception {
    due = () -> entries(1);
    deploy(1);
    nextBegun();
    work.get(1L).fail("disk full");
    assertThat(nextBegun()).isEqualTo(1);
  }

  @Test
  void anInboxThatCannotBeReadIsReadAgain() throws Exception {
    due = () -> Future.failedFuture("disk");
    InboxConsumer consumer = deploy(2);
    consumer.wake();
    due = () -> entries(7);
    assertThat(nextBegun()).isEqualTo(7);
  }

  @Test
  void undeployingWaitsForWorkInHandAndBeginsNoMore() throws Exception {
    due = () -> entries(1);
    deploy(1);
    assertThat(nextBegun()).isEqualTo(1);
    due = () -> entries(2);
    Future<Void> undeployed = undeploy();
    stopBegun.future().await();
    work.get(1L).complete();

    undeployed.await();
    assertThat(begun).isEmpty();
  }

  @Test
  void undeployingDoesNotWaitForeverForWorkThatHangs() throws Exception {
    due = () -> entries(1);
    deploy(1);
    nextBegun();
    long start = System.nanoTime();
    undeploy().await();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(DRAIN);
  }

  private InboxConsumer deploy(int maxInHand) {
    InboxConsumer consumer =
        new InboxConsumer(
            source(),
            Lane.PHOTOS,
            Set.of("chat"),
            this::begin,
            new DispatchOptions(maxInHand, LEASE, DRAIN),
            new SimpleMeterRegistry());
    vertx.deployVerticle(tellingOfItsStop(consumer)).await();
    return consumer;
  }

  /** Undeploying only asks for the stop: what must happen after it waits for its beginning. */
  private Deployable tellingOfItsStop(InboxConsumer consumer) {
    return new Deployable() {
      @Override
      public Future<?> deploy(Context context) throws Exception {
        return consumer.deploy(context);
      }

      @Override
      public Future<?> undeploy(Context context) throws Exception {
        Future<?> stopped = consumer.undeploy(context);
        stopBegun.complete();
        return stopped;
      }
    };
  }

  private Future<Void> undeploy() {
    return vertx.undeploy(vertx.deploymentIDs().iterator().next());
  }

  private Future<Void> begin(ClaimedEvent entry) {
    Promise<Void> promise = Promise.promise();
    work.put(entry.row(), promise);
    begun.add(entry.row());
    return promise.future();
  }

  private long nextBegun() throws InterruptedException {
    Long id = begun.poll(20, TimeUnit.SECONDS);
    assertThat(id).as("work begun").isNotNull();
    return id;
  }

  private EventSource source() {
    return new EventSource() {
      @Override
      public Future<List<ClaimedEvent>> claim(Lane lane, Set<String> connections, int limit) {
        asked.add(limit);
        return due.get();
      }

      @Override
      public Future<Void> renew(Collection<ClaimedEvent> events) {
        renewed.add(events.stream().map(ClaimedEvent::row).toList());
        return Future.succeededFuture();
      }
    };
  }

  private static Future<List<ClaimedEvent>> entries(long... ids) {
    return Future.succeededFuture(Arrays.stream(ids).mapToObj(InboxConsumerTest::entry).toList());
  }

  private static ClaimedEvent entry(long id) {
    return TestEvents.claimed(id);
  }
}
