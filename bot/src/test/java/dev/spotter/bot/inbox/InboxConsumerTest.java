package dev.spotter.bot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.ImageUpload;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();
  private final Map<Long, Promise<Void>> work = new ConcurrentHashMap<>();
  private final Promise<Void> stopBegun = Promise.promise();
  private volatile Supplier<Future<List<InboxEntry>>> due = () -> entries();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void noMoreIsInHandThanAllowedAndNothingTwice() throws Exception {
    due = () -> entries(1, 2, 3);
    InboxConsumer consumer = deploy(2);
    assertThat(nextBegun()).isEqualTo(1);
    assertThat(nextBegun()).isEqualTo(2);
    consumer.wake();
    assertThat(begun.poll(500, TimeUnit.MILLISECONDS)).isNull();

    due = () -> entries(2, 3);
    work.get(1L).complete();
    assertThat(nextBegun()).isEqualTo(3);
  }

  @Test
  void whatEndsWhileTheInboxIsReadIsNotBegunAgain() throws Exception {
    due = () -> entries(1);
    deploy(2);
    assertThat(nextBegun()).isEqualTo(1);

    Promise<List<InboxEntry>> slow = Promise.promise();
    Promise<Void> asked = Promise.promise();
    due =
        () -> {
          asked.tryComplete();
          return slow.future();
        };
    asked.future().await();
    due = () -> entries(2);
    work.get(1L).complete();
    vertx.timer(50, TimeUnit.MILLISECONDS).await();
    slow.complete(List.of(entry(1)));

    assertThat(nextBegun()).isEqualTo(2);
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
    due = () -> entries(1, 2);
    deploy(1);
    assertThat(nextBegun()).isEqualTo(1);
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
            inbox(), Set.of("chat"), this::begin, maxInHand, DRAIN, new SimpleMeterRegistry());
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

  private Future<Void> begin(InboxEntry entry) {
    Promise<Void> promise = Promise.promise();
    work.put(entry.id(), promise);
    begun.add(entry.id());
    return promise.future();
  }

  private long nextBegun() throws InterruptedException {
    Long id = begun.poll(20, TimeUnit.SECONDS);
    assertThat(id).as("work begun").isNotNull();
    return id;
  }

  /** The consumer calls nothing but {@link Inbox#due}. */
  private Inbox inbox() {
    return (Inbox)
        Proxy.newProxyInstance(
            Inbox.class.getClassLoader(),
            new Class<?>[] {Inbox.class},
            (proxy, method, arguments) -> due.get());
  }

  private static Future<List<InboxEntry>> entries(long... ids) {
    return Future.succeededFuture(Arrays.stream(ids).mapToObj(InboxConsumerTest::entry).toList());
  }

  private static InboxEntry entry(long id) {
    ImageUpload upload =
        new ImageUpload("chat", "" + id, "CON-" + id, "1", "MEM", Optional.empty(), List.of());
    return new InboxEntry(id, upload, InboxState.RECEIVED, 0, Optional.empty(), Instant.EPOCH);
  }
}
