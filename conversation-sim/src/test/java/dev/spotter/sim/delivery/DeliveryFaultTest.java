package dev.spotter.sim.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.platform.vonage.VonageEmulator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryFaultTest {

  private static final RetryPolicy FAST =
      new RetryPolicy.Doubling(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMinutes(1));
  private static final Duration HOLD = Duration.ofMillis(50);

  private final Vertx vertx = Vertx.vertx();
  private final EventLoop loop = new EventLoop(vertx);
  private final List<String> brought = new ArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aReorderedEventIsOvertakenByTheNext() {
    deliver(Map.of(1, new DeliveryFault(HOLD, true, 0, 0, 0)));
    assertThat(brought).containsExactly("2", "3", "1");
  }

  @Test
  void theNextEventsWaitForADelayedOne() {
    deliver(Map.of(1, new DeliveryFault(HOLD, false, 0, 0, 0)));
    assertThat(brought).containsExactly("1", "2", "3");
  }

  @Test
  void aDuplicatedEventComesAsOftenAsAskedFor() {
    deliver(Map.of(2, new DeliveryFault(Duration.ZERO, false, 2, 0, 0)));
    assertThat(brought).containsExactly("1", "2", "2", "2", "3");
  }

  @Test
  void aDroppedEventComesAtTheNextAttempt() {
    List<Delivery> changes = deliver(Map.of(2, new DeliveryFault(Duration.ZERO, false, 0, 2, 0)));

    assertThat(brought).containsExactly("1", "2", "3");
    assertThat(changes)
        .filteredOn(change -> change.seq() == 2)
        .extracting(Delivery::attempts)
        .containsExactly(1, 2, 3);
  }

  @Test
  void anEventWhoseAnswerIsLostComesAgain() {
    deliver(Map.of(2, new DeliveryFault(Duration.ZERO, false, 0, 0, 1)));
    assertThat(brought).containsExactly("1", "2", "2", "3");
  }

  /** Delivers three events of one conversation and returns what became of them. */
  private List<Delivery> deliver(Map<Integer, DeliveryFault> faults) {
    DeliverySettings settings = new VonageEmulator().delivery().withRetry(FAST);
    List<Delivery> changes = new ArrayList<>();
    Promise<List<Delivery>> settled = Promise.promise();
    loop.run(
        () -> {
          EventDelivery delivery =
              new EventDelivery(
                  vertx,
                  Clock.systemUTC(),
                  settings,
                  event -> List.of(attempt -> request(event)),
                  event -> faults.getOrDefault(event.seq(), DeliveryFault.NONE));
          delivery.deliverBy(this::send);
          delivery.listen(
              change -> {
                changes.add(change);
                if (delivery.unsettled() == 0) {
                  settled.tryComplete(changes);
                }
              });
          for (int seq = 1; seq <= 3; seq++) {
            delivery.onEvent(event(seq));
          }
        });
    return EventLoop.await(settled.future());
  }

  private Future<Outcome> send(Notification notification, Attempt attempt) {
    brought.add(notification.request(attempt).body().toString());
    Promise<Outcome> answer = Promise.promise();
    vertx.runOnContext(
        later -> answer.complete(Outcome.answered(Delivery.State.DELIVERED, 200, "taken")));
    return answer.future();
  }

  private static SignedRequest request(Event event) {
    return new SignedRequest(Map.of(), Buffer.buffer(String.valueOf(event.seq())));
  }

  private static Event event(int seq) {
    Member ana = new Member("MEM-1", "Ana", false);
    return new Event("Room", seq, ana, Instant.EPOCH, new Content.Text("hello"), References.NONE);
  }
}
