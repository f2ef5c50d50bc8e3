package dev.spotter.sim.delivery;

import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Event;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The event dispatcher of one platform: tells its bot of every event. Not thread-safe: it belongs
 * to the chat's event loop.
 *
 * <p>Within a conversation an event is sent when the one before it is settled, so the bot hears of
 * them in order; conversations do not wait for each other. At most {@value
 * ConversationQueue#CAPACITY} events of a conversation wait; what comes on top fails at once.
 */
public final class EventDelivery implements ChatListener {

  private final Function<Event, List<Notification>> emulation;
  private final Function<Event, DeliveryFault> faults;
  private final WebhookTransport webhooks;
  private final RetryingSender sender;
  private final Pauses holds;
  private final DeliveryLog log = new DeliveryLog();
  private final Map<String, ConversationQueue> queues = new HashMap<>();
  private Optional<Transport> transport = Optional.empty();
  private Optional<URI> webhook = Optional.empty();

  /**
   * Creates a delivery that holds everything back until it knows the bot.
   *
   * @param vertx where its timers and its client live
   * @param clock tells when to give up
   * @param settings how to deliver
   * @param emulation makes an event what the platform tells of it, to be sent one after the other;
   *     often one notification, and none for what a bot is not told
   * @param faults what goes wrong with each event
   */
  public EventDelivery(
      Vertx vertx,
      Clock clock,
      DeliverySettings settings,
      Function<Event, List<Notification>> emulation,
      Function<Event, DeliveryFault> faults) {
    this.emulation = emulation;
    this.faults = faults;
    this.webhooks = new WebhookTransport(vertx, settings, System::nanoTime);
    this.sender = new RetryingSender(vertx, clock, settings, () -> transport, log);
    this.holds = new Pauses(vertx);
  }

  /**
   * Names the bot and sends what has waited for it.
   *
   * @param address the bot's webhook address
   */
  public void deliverTo(URI address) {
    deliverBy(webhooks.to(address));
    webhook = Optional.of(address);
  }

  /**
   * Returns the address that notifications go to.
   *
   * @return empty while there is no way to the bot, or another one
   */
  public Optional<URI> webhook() {
    return webhook;
  }

  /**
   * Tells whether notifications are sent in a certain way.
   *
   * @param way what was given to {@link #deliverBy}
   * @return whether it is in use
   */
  public boolean deliversBy(Transport way) {
    return transport.filter(now -> now == way).isPresent();
  }

  /**
   * Names another way to the bot and sends what has waited for one: for a bot that has connected by
   * itself.
   *
   * @param way sends the notifications from now on
   */
  public void deliverBy(Transport way) {
    webhook = Optional.empty();
    transport = Optional.of(way);
    queues.values().forEach(this::advance);
    retryNow();
  }

  /** Gives up whatever the bot has not been told, for a bot that wants to begin anew. */
  public void drop() {
    for (ConversationQueue queue : queues.values()) {
      queue.clear().forEach(event -> log.settle(event, RetryingSender.DROPPED));
    }
    sender.drop();
  }

  /** Holds everything back until there is a way to the bot again. */
  public void hold() {
    webhook = Optional.empty();
    transport = Optional.empty();
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
    sender.retryNow();
  }

  @Override
  public void onEvent(Event event) {
    ConversationQueue queue =
        queues.computeIfAbsent(event.conversation(), id -> new ConversationQueue());
    log.open(event);
    if (queue.offer(event)) {
      advance(queue);
    } else {
      log.settle(event, Outcome.answered(Delivery.State.FAILED, 0, "too many events wait already"));
    }
  }

  /** Closes the client; what was not sent is dropped. */
  public void close() {
    sender.close();
    holds.drop();
    webhooks.close();
  }

  private void advance(ConversationQueue queue) {
    if (transport.isPresent()) {
      queue.begin().ifPresent(event -> deliver(event, queue));
    }
  }

  private void deliver(Event event, ConversationQueue queue) {
    DeliveryFault fault = faults.apply(event);
    Future<Void> held =
        fault.hold().isZero() ? Future.succeededFuture() : holds.pause(fault.hold());
    List<Notification> notifications = emulation.apply(event);
    Future<Future<Outcome>> sent = held.map(over -> send(event, notifications, fault));
    Future<Outcome> told = sent.compose(outcome -> outcome);
    told.onSuccess(outcome -> log.settle(event, outcome));
    if (fault.overtaken()) {
      release(queue);
    } else if (transport.filter(Transport::pipelined).isPresent()) {
      sent.onComplete(gone -> release(queue));
    } else {
      told.onComplete(settled -> release(queue));
    }
  }

  private void release(ConversationQueue queue) {
    queue.done();
    advance(queue);
  }

  /** Sends what there is to tell of an event; a notification that fails speaks for all. */
  private Future<Outcome> send(Event event, List<Notification> notifications, DeliveryFault fault) {
    if (notifications.isEmpty()) {
      return Future.succeededFuture(
          Outcome.answered(Delivery.State.DELIVERED, 0, "the platform does not tell it"));
    }
    return transport.filter(Transport::pipelined).isPresent()
        ? atOnce(event, notifications, fault)
        : inTurn(event, notifications, fault);
  }

  private Future<Outcome> atOnce(
      Event event, List<Notification> notifications, DeliveryFault fault) {
    return Future.all(notifications.stream().map(each -> sender.send(event, each, fault)).toList())
        .map(all -> RetryingSender.worst(all.list()));
  }

  private Future<Outcome> inTurn(
      Event event, List<Notification> notifications, DeliveryFault fault) {
    Future<Outcome> told = sender.send(event, notifications.get(0), fault);
    for (Notification next : notifications.subList(1, notifications.size())) {
      told =
          told.compose(
              before ->
                  sender
                      .send(event, next, fault)
                      .map(now -> RetryingSender.worst(List.of(before, now))));
    }
    return told;
  }
}
