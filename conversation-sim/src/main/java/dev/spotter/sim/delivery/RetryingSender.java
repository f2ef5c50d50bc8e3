package dev.spotter.sim.delivery;

import dev.spotter.sim.chat.Event;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sends a notification at least once: every copy of it again and again, until the bot accepts or
 * refuses it or the retry policy gives up. Not thread-safe.
 */
final class RetryingSender {

  /** What comes of a notification that the bot does not want any more. */
  static final Outcome DROPPED =
      Outcome.answered(Delivery.State.FAILED, 0, "dropped, as the bot asked for");

  private final Clock clock;
  private final DeliverySettings settings;
  private final Supplier<Optional<Transport>> transport;
  private final DeliveryLog log;
  private final Pauses pauses;
  private int generation;

  /** One notification on its way, with all its copies and attempts. */
  private record Trip(
      Event event,
      Notification notification,
      DeliveryFault fault,
      Instant started,
      int generation) {}

  /**
   * Creates a sender.
   *
   * @param vertx where its timers live
   * @param clock tells when to give up
   * @param settings how often and how long to try
   * @param transport the way to the bot at the moment of an attempt, if there is one
   * @param log told of every attempt
   */
  RetryingSender(
      Vertx vertx,
      Clock clock,
      DeliverySettings settings,
      Supplier<Optional<Transport>> transport,
      DeliveryLog log) {
    this.clock = clock;
    this.settings = settings;
    this.transport = transport;
    this.log = log;
    this.pauses = new Pauses(vertx);
  }

  /** Sends a notification; returns what came of the least fortunate copy, and never fails. */
  Future<Outcome> send(Event event, Notification notification, DeliveryFault fault) {
    Trip trip = new Trip(event, notification, fault, clock.instant(), generation);
    List<Future<Outcome>> copies =
        Stream.generate(() -> attempt(trip, Attempt.FIRST))
            .limit(settings.copies() + fault.copies())
            .toList();
    return Future.all(copies).map(all -> worst(all.list()));
  }

  /** Ends the pauses before further attempts. */
  void retryNow() {
    pauses.cutShort();
  }

  /** Makes no further attempt for what is being sent now. */
  void drop() {
    generation++;
    pauses.cutShort();
  }

  /** Makes no further attempt at all. */
  void close() {
    pauses.drop();
  }

  /** Returns the outcome that speaks for all: the first that is no success, if there is one. */
  static Outcome worst(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> !outcome.delivered())
        .findFirst()
        .orElse(outcomes.get(outcomes.size() - 1));
  }

  private Future<Outcome> attempt(Trip trip, Attempt attempt) {
    return sendOnce(trip, attempt)
        .map(outcome -> lose(trip, outcome, attempt))
        .onSuccess(outcome -> log.attempted(trip.event(), outcome))
        .compose(outcome -> repeat(trip, attempt, outcome));
  }

  private Future<Outcome> sendOnce(Trip trip, Attempt attempt) {
    if (attempt.number() <= trip.fault().dropped()) {
      return Future.succeededFuture(unreachable("it was lost on its way, as the faults ask for"));
    }
    return transport
        .get()
        .map(way -> way.send(trip.notification(), attempt))
        .orElseGet(() -> Future.succeededFuture(unreachable("the bot is not connected")));
  }

  private static Outcome unreachable(String why) {
    return Outcome.unanswered(Outcome.Cause.UNREACHABLE, why);
  }

  private Outcome lose(Trip trip, Outcome outcome, Attempt attempt) {
    int lost = settings.lostAnswers() + trip.fault().lostAnswers();
    return outcome.delivered() && attempt.number() <= lost ? outcome.lost() : outcome;
  }

  private Future<Outcome> repeat(Trip trip, Attempt attempt, Outcome outcome) {
    if (!outcome.toBeRetried()) {
      return Future.succeededFuture(outcome);
    }
    if (trip.generation() < generation) {
      return Future.succeededFuture(DROPPED);
    }
    return settings
        .retry()
        .delay(attempt.number(), Duration.between(trip.started(), clock.instant()))
        .map(pauses::pause)
        .map(pause -> pause.compose(over -> again(trip, attempt, outcome)))
        .orElseGet(() -> Future.succeededFuture(outcome.givenUp()));
  }

  private Future<Outcome> again(Trip trip, Attempt attempt, Outcome outcome) {
    return trip.generation() < generation
        ? Future.succeededFuture(DROPPED)
        : attempt(trip, attempt.next(outcome));
  }
}
