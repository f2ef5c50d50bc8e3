package dev.spotter.sim.delivery;

import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Event;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells the bot of every event. Not thread-safe: it belongs to the chat's event loop.
 *
 * <p>Within a conversation an event is sent when the one before it is settled, so the bot hears of
 * them in order; conversations do not wait for each other. At most {@value Lane#CAPACITY} events of
 * a conversation wait; what comes on top fails at once.
 */
public final class WebhookDelivery implements ChatListener {

  private final Clock clock;
  private final DeliverySettings settings;
  private final Function<Event, WebhookRequest> face;
  private final WebhookSender sender;
  private final Pauses pauses;
  private final DeliveryLog log = new DeliveryLog();
  private final Map<String, Lane> lanes = new HashMap<>();
  private URI bot;

  /**
   * Creates a delivery that holds everything back until it knows the bot.
   *
   * @param vertx where its timers and its client live
   * @param clock tells when to give up
   * @param settings how to deliver
   * @param face makes an event a signed request; asked anew for each attempt
   */
  public WebhookDelivery(
      Vertx vertx, Clock clock, DeliverySettings settings, Function<Event, WebhookRequest> face) {
    this.clock = clock;
    this.settings = settings;
    this.face = face;
    this.sender = new WebhookSender(vertx, settings);
    this.pauses = new Pauses(vertx);
  }

  /**
   * Names the bot and sends what has waited for it.
   *
   * @param webhook the bot's webhook address
   */
  public void deliverTo(URI webhook) {
    this.bot = webhook;
    lanes.values().forEach(this::advance);
  }

  /**
   * Tells a listener of every change of a delivery from now on.
   *
   * @param listener called on this delivery's thread
   */
  public void listen(Consumer<Delivery> listener) {
    log.listen(listener);
  }

  /**
   * Returns how far the bot has been told of an event.
   *
   * @param event the event
   * @return pending as well for an event too old to be remembered
   */
  public Delivery of(Event event) {
    return log.of(event);
  }

  /**
   * Counts the events that will be sent or sent again.
   *
   * @return 0 when the bot has been told everything
   */
  public int unsettled() {
    return log.unsettled();
  }

  /** Ends the pauses before further attempts, for a bot that was away and is back. */
  public void retryNow() {
    pauses.cutShort();
  }

  @Override
  public void onEvent(Event event) {
    Lane lane = lanes.computeIfAbsent(event.conversation(), id -> new Lane());
    log.open(event);
    if (lane.offer(event)) {
      advance(lane);
    } else {
      log.settle(event, new Outcome(Delivery.State.FAILED, 0, "too many events wait already"));
    }
  }

  /** Closes the client; what was not sent is dropped. */
  public void close() {
    pauses.drop();
    sender.close();
  }

  private void advance(Lane lane) {
    if (bot != null) {
      lane.begin().ifPresent(event -> deliver(event).onComplete(settled -> release(lane)));
    }
  }

  private void release(Lane lane) {
    lane.done();
    advance(lane);
  }

  /** Sends every copy; the last one that failed speaks for all. */
  private Future<Void> deliver(Event event) {
    Instant started = clock.instant();
    List<Future<Outcome>> copies =
        Stream.generate(() -> attempt(event, started, 1)).limit(settings.copies()).toList();
    return Future.all(copies)
        .map(all -> worst(all.list()))
        .onSuccess(outcome -> log.settle(event, outcome))
        .mapEmpty();
  }

  private static Outcome worst(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.state() != Delivery.State.DELIVERED)
        .findFirst()
        .orElse(outcomes.get(0));
  }

  /** Sends one copy until the bot accepts or refuses it or it is time to give up. */
  private Future<Outcome> attempt(Event event, Instant started, int number) {
    return sender
        .send(bot, face.apply(event))
        .onSuccess(outcome -> log.attempted(event, outcome))
        .compose(outcome -> repeat(event, started, number, outcome));
  }

  private Future<Outcome> repeat(Event event, Instant started, int number, Outcome outcome) {
    if (!outcome.toBeRetried()) {
      return Future.succeededFuture(outcome);
    }
    return settings
        .retry()
        .delay(number, Duration.between(started, clock.instant()))
        .map(pauses::pause)
        .map(pause -> pause.compose(over -> attempt(event, started, number + 1)))
        .orElseGet(() -> Future.succeededFuture(outcome.givenUp()));
  }
}
