package dev.spotter.bot.dispatch;

import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.EventSource;
import dev.spotter.bot.inbox.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The dispatcher: one consumer for each connection and lane, so that a platform whose API is slow
 * does not hold up the others, and photos do not hold up commands (bulkhead). Owns its consumers.
 * Thread-safe.
 */
public final class Dispatcher {

  private final Vertx vertx;
  private final EventSource source;
  private final DispatchOptions options;
  private final MeterRegistry registry;
  private final Map<String, List<InboxConsumer>> consumers = new ConcurrentHashMap<>();
  private final Queue<String> deployments = new ConcurrentLinkedQueue<>();

  /**
   * Creates the dispatcher; nothing is taken yet.
   *
   * @param vertx runs the consumers
   * @param source where events come from
   * @param options its bounds
   * @param registry takes the consumers' metrics
   */
  public Dispatcher(
      Vertx vertx, EventSource source, DispatchOptions options, MeterRegistry registry) {
    this.vertx = vertx;
    this.source = source;
    this.options = options;
    this.registry = registry;
  }

  /**
   * Begins to take events.
   *
   * @param connections whose
   * @param handler answers one event and settles it
   */
  public Future<Void> open(Set<String> connections, Function<ClaimedEvent, Future<Void>> handler) {
    for (String connection : connections) {
      consumers.put(
          connection,
          Stream.of(Lane.values()).map(lane -> consumer(connection, lane, handler)).toList());
    }
    return Future.all(consumers.values().stream().flatMap(List::stream).map(this::deploy).toList())
        .mapEmpty();
  }

  private InboxConsumer consumer(
      String connection, Lane lane, Function<ClaimedEvent, Future<Void>> handler) {
    return new InboxConsumer(source, lane, Set.of(connection), handler, options, registry);
  }

  private Future<String> deploy(InboxConsumer consumer) {
    return vertx.deployVerticle(consumer).onSuccess(deployments::add);
  }

  /** Says that new events of a connection and lane were kept; the other lane is left asleep. */
  public void wake(String connection, Lane lane) {
    consumers.getOrDefault(connection, List.of()).stream()
        .filter(consumer -> consumer.lane() == lane)
        .forEach(InboxConsumer::wake);
  }

  /** Takes nothing new and waits for the work in hand, up to the drain timeout. */
  public Future<Void> close() {
    List<String> open = List.copyOf(deployments);
    deployments.clear();
    return Future.join(open.stream().map(vertx::undeploy).toList()).mapEmpty();
  }
}
