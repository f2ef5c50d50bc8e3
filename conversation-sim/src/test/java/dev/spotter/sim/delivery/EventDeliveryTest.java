package dev.spotter.sim.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.delivery.Delivery.State;
import dev.spotter.sim.platform.vonage.VonageEmulator;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventDeliveryTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final RetryPolicy FAST =
      new RetryPolicy.Doubling(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMinutes(1));

  private final Vertx vertx = Vertx.vertx();
  private final EventLoop loop = new EventLoop(vertx);
  private final List<Delivery> changes = new ArrayList<>();
  private ScriptedWebhook bot;
  private EventDelivery delivery;
  private Predicate<Delivery> awaited = change -> false;
  private Promise<Delivery> seen = Promise.promise();

  @BeforeEach
  void startBot() {
    bot = ScriptedWebhook.start(vertx, loop);
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void deliversOnce() {
    Delivery end = deliver(FAST, 1, event("Holiday", 1));

    assertThat(end.state()).isEqualTo(State.DELIVERED);
    assertThat(end.status()).isEqualTo(200);
    assertThat(end.attempts()).isEqualTo(1);
    assertThat(bot.requests).containsExactly("Holiday/1 signed");
  }

  @Test
  void triesAgainAfter429And5xxAndALostConnection() {
    bot.answers.addAll(List.of(429, 503, ScriptedWebhook.NO_ANSWER, 200));

    Delivery end = deliver(FAST, 1, event("Holiday", 1));

    assertThat(end.state()).isEqualTo(State.DELIVERED);
    assertThat(end.attempts()).isEqualTo(4);
    assertThat(changes)
        .extracting(Delivery::state)
        .containsExactly(State.RETRYING, State.RETRYING, State.RETRYING, State.DELIVERED);
    assertThat(changes).extracting(Delivery::status).containsExactly(429, 503, 0, 200);
  }

  @Test
  void doesNotTryAgainAfterAnotherRefusal() {
    bot.answers.add(404);

    Delivery end = deliver(FAST, 1, event("Holiday", 1));

    assertThat(end)
        .extracting(Delivery::state, Delivery::attempts)
        .containsExactly(State.FAILED, 1);
    assertThat(end.detail()).isEqualTo("the bot answered 404 Not Found");
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    bot.answers.addAll(List.of(500, 500));
    RetryPolicy once = new RetryPolicy.Doubling(Duration.ofMillis(1), LONG, Duration.ofMillis(1));

    Delivery end = deliver(once, 1, event("Holiday", 1));

    assertThat(end.state()).isEqualTo(State.FAILED);
    assertThat(end.detail()).startsWith("gave up: the bot answered 500");
  }

  @Test
  void sendsEveryCopy() {
    Delivery end = deliver(FAST, 3, event("Holiday", 1));

    assertThat(end)
        .extracting(Delivery::state, Delivery::attempts)
        .containsExactly(State.DELIVERED, 3);
    assertThat(bot.requests).hasSize(3).containsOnly("Holiday/1 signed");
  }

  @Test
  void keepsTheOrderOfAConversationWhileOneOfItsEventsIsRetried() {
    bot.answers.addAll(List.of(503, 503));
    open(FAST, 1);

    until(
        change -> change.seq() == 3 && change.settled(),
        event("Holiday", 1),
        event("Holiday", 2),
        event("Holiday", 3));

    assertThat(bot.requests)
        .containsExactly(
            "Holiday/1 signed",
            "Holiday/1 signed",
            "Holiday/1 signed",
            "Holiday/2 signed",
            "Holiday/3 signed");
  }

  @Test
  void aConversationDoesNotWaitForAnother() {
    bot.answers.add(503);
    open(new RetryPolicy.Doubling(LONG, LONG, LONG.multipliedBy(2)), 1);
    until(change -> change.state() == State.RETRYING, event("Holiday", 1));

    Delivery other = until(Delivery::settled, event("Pets", 1));

    assertThat(other.conversation()).isEqualTo("Pets");
    assertThat(other.state()).isEqualTo(State.DELIVERED);
    assertThat(unsettled()).isEqualTo(1);
  }

  @Test
  void aBotThatIsBackIsToldAtOnce() {
    bot.answers.add(503);
    open(new RetryPolicy.Doubling(LONG, LONG, LONG.multipliedBy(2)), 1);
    until(change -> change.state() == State.RETRYING, event("Holiday", 1));

    expect(Delivery::settled);
    loop.run(() -> delivery.retryNow());

    assertThat(awaitChange().state()).isEqualTo(State.DELIVERED);
    assertThat(unsettled()).isZero();
  }

  @Test
  void holdsEverythingBackUntilItKnowsTheBot() {
    loop.run(
        () -> {
          create(FAST, 1);
          delivery.onEvent(event("Holiday", 1));
        });
    assertThat(bot.requests).isEmpty();
    assertThat(loop.call(() -> delivery.of(event("Holiday", 1))).state()).isEqualTo(State.PENDING);

    expect(Delivery::settled);
    loop.run(() -> delivery.deliverTo(bot.url()));

    assertThat(awaitChange().state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void refusesToHoardMoreThanItsBound() {
    loop.run(
        () -> {
          create(FAST, 1);
          for (int seq = 1; seq <= ConversationQueue.CAPACITY + 1; seq++) {
            delivery.onEvent(event("Holiday", seq));
          }
        });

    assertThat(
            loop.call(() -> delivery.of(event("Holiday", ConversationQueue.CAPACITY + 1))).state())
        .isEqualTo(State.FAILED);
    assertThat(unsettled()).isEqualTo(ConversationQueue.CAPACITY);
  }

  private Delivery deliver(RetryPolicy retry, int copies, Event event) {
    open(retry, copies);
    return until(Delivery::settled, event);
  }

  private void open(RetryPolicy retry, int copies) {
    loop.run(
        () -> {
          create(retry, copies);
          delivery.deliverTo(bot.url());
        });
  }

  private void create(RetryPolicy retry, int copies) {
    DeliverySettings settings = new VonageEmulator().delivery().withCopies(copies).withRetry(retry);
    delivery =
        new EventDelivery(
            vertx,
            Clock.systemUTC(),
            settings,
            event -> List.of(attempt -> EventDeliveryTest.request(event)),
            event -> DeliveryFault.NONE);
    delivery.listen(
        change -> {
          changes.add(change);
          if (awaited.test(change)) {
            seen.tryComplete(change);
          }
        });
  }

  private Delivery until(Predicate<Delivery> wanted, Event... events) {
    expect(wanted);
    loop.run(() -> List.of(events).forEach(delivery::onEvent));
    return awaitChange();
  }

  private void expect(Predicate<Delivery> wanted) {
    loop.run(
        () -> {
          awaited = wanted;
          seen = Promise.promise();
        });
  }

  private Delivery awaitChange() {
    return EventLoop.await(seen.future());
  }

  private int unsettled() {
    return loop.call(() -> delivery.unsettled());
  }

  private static SignedRequest request(Event event) {
    return new SignedRequest(
        Map.of("X-Signature", "signed"), Buffer.buffer(event.conversation() + "/" + event.seq()));
  }

  private static Event event(String conversation, int seq) {
    Member ana = new Member("MEM-1", "Ana", false);
    return new Event(
        conversation, seq, ana, Instant.EPOCH, new Content.Text("hello"), References.NONE);
  }
}
