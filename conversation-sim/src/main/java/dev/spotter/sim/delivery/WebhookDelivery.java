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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells one bot of every event. Not thread-safe: it belongs to the chat's event loop.
 *
 * <p>Within a conversation an event is sent when the one before it is settled, so the bot hears of
 * them in order; conversations do not wait for each other. At most {@value Lane#CAPACITY} events of
 * a conversation wait; what comes on top fails at once.
 */
public final class WebhookDelivery implements ChatListener {

  private final Clock clock;
  private final DeliverySettings settings;
  private final Function<Event, List<Notice>> face;
  private final Function<Event, Mishap> mishaps;
  private final WebhookCourier webhooks;
  private final Pauses pauses;
  private final Pauses holds;
  private final DeliveryLog log = new DeliveryLog();
  private final Map<String, Lane> lanes = new HashMap<>();
  private Courier courier;
  private URI webhook;

  /** One notice on its way, with all its copies and attempts. */
  private record Trip(Event event, Notice notice, Mishap mishap, Instant started) {}

  /**
   * Creates a delivery that holds everything back until it knows the bot.
   *
   * @param vertx where its timers and its client live
   * @param clock tells when to give up
   * @param settings how to deliver
   * @param face makes an event what the platform tells of it, to be sent one after the other; often
   *     one notice, and none for what a bot is not told
   * @param mishaps what goes wrong with each event
   */
  public WebhookDelivery(
      Vertx vertx,
      Clock clock,
      DeliverySettings settings,
      Function<Event, List<Notice>> face,
      Function<Event, Mishap> mishaps) {
    this.clock = clock;
    this.settings = settings;
    this.face = face;
    this.mishaps = mishaps;
    this.webhooks = new WebhookCourier(vertx, settings, System::nanoTime);
    this.pauses = new Pauses(vertx);
    this.holds = new Pauses(vertx);
  }

  /**
   * Names the bot and sends what has waited for it.
   *
   * @param webhook the bot's webhook address
   */
  public void deliverTo(URI webhook) {
    deliverBy(webhooks.to(webhook));
    this.webhook = webhook;
  }

  /**
   * Returns the address that notices go to.
   *
   * @return empty while there is no way to the bot, or another one
   */
  public Optional<URI> webhook() {
    return Optional.ofNullable(webhook);
  }

  /**
   * Tells whether notices are brought in a certain way.
   *
   * @param way what was given to {@link #deliverBy}
   * @return whether it is in use
   */
  public boolean deliversBy(Courier way) {
    return courier == way;
  }

  /**
   * Names another way to the bot and sends what has waited for one: for a bot that has connected by
   * itself.
   *
   * @param way brings the notices from now on
   */
  public void deliverBy(Courier way) {
    webhook = null;
    courier = way;
    lanes.values().forEach(this::advance);
    retryNow();
  }

  /** Holds everything back until there is a way to the bot again. */
  public void hold() {
    webhook = null;
    courier = null;
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
      log.settle(event, Outcome.answered(Delivery.State.FAILED, 0, "too many events wait already"));
    }
  }

  /** Closes the client; what was not sent is dropped. */
  public void close() {
    pauses.drop();
    holds.drop();
    webhooks.close();
  }

  private void advance(Lane lane) {
    if (courier != null) {
      lane.begin().ifPresent(event -> deliver(event, lane));
    }
  }

  private void deliver(Event event, Lane lane) {
    Mishap mishap = mishaps.apply(event);
    Future<Void> held =
        mishap.hold().isZero() ? Future.succeededFuture() : holds.pause(mishap.hold());
    List<Notice> notices = face.apply(event);
    Future<Void> told = held.compose(over -> tell(event, notices, mishap));
    if (mishap.overtaken()) {
      release(lane);
    } else {
      told.onComplete(settled -> release(lane));
    }
  }

  private void release(Lane lane) {
    lane.done();
    advance(lane);
  }

  /** Sends what there is to tell of an event; a notice that fails speaks for all. */
  private Future<Void> tell(Event event, List<Notice> notices, Mishap mishap) {
    Outcome nothing =
        Outcome.answered(Delivery.State.DELIVERED, 0, "the platform does not tell it");
    Future<Outcome> told = Future.succeededFuture(nothing);
    for (Notice notice : notices) {
      Trip trip = new Trip(event, notice, mishap, clock.instant());
      told = told.compose(before -> copies(trip).map(now -> worst(List.of(before, now))));
    }
    return told.onSuccess(outcome -> log.settle(event, outcome)).mapEmpty();
  }

  private Future<Outcome> copies(Trip trip) {
    List<Future<Outcome>> copies =
        Stream.generate(() -> attempt(trip, Attempt.FIRST))
            .limit(settings.copies() + trip.mishap().copies())
            .toList();
    return Future.all(copies).map(all -> worst(all.list()));
  }

  private static Outcome worst(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> !outcome.delivered())
        .findFirst()
        .orElse(outcomes.get(outcomes.size() - 1));
  }

  /** Sends one copy until the bot accepts or refuses it or it is time to give up. */
  private Future<Outcome> attempt(Trip trip, Attempt attempt) {
    return bring(trip, attempt)
        .map(outcome -> lose(trip, outcome, attempt))
        .onSuccess(outcome -> log.attempted(trip.event(), outcome))
        .compose(outcome -> repeat(trip, attempt, outcome));
  }

  private Future<Outcome> bring(Trip trip, Attempt attempt) {
    if (attempt.number() <= trip.mishap().dropped()) {
      return Future.succeededFuture(unreachable("it was lost on its way, as the faults ask for"));
    }
    return courier == null
        ? Future.succeededFuture(unreachable("the bot is not connected"))
        : courier.bring(trip.notice(), attempt);
  }

  private static Outcome unreachable(String why) {
    return Outcome.unanswered(Outcome.Cause.UNREACHABLE, why);
  }

  private Outcome lose(Trip trip, Outcome outcome, Attempt attempt) {
    int lost = settings.lostAnswers() + trip.mishap().lostAnswers();
    return outcome.delivered() && attempt.number() <= lost ? outcome.lost() : outcome;
  }

  private Future<Outcome> repeat(Trip trip, Attempt attempt, Outcome outcome) {
    if (!outcome.toBeRetried()) {
      return Future.succeededFuture(outcome);
    }
    return settings
        .retry()
        .delay(attempt.number(), Duration.between(trip.started(), clock.instant()))
        .map(pauses::pause)
        .map(pause -> pause.compose(over -> attempt(trip, attempt.next(outcome))))
        .orElseGet(() -> Future.succeededFuture(outcome.givenUp()));
  }
}
