package dev.spotter.bot.dispatch;

import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxEntry;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * The dispatcher: one inbox consumer for each platform, so that a platform whose API is slow does
 * not hold up the others (bulkhead). Owns its consumers. Thread-safe.
 */
public final class Dispatcher {

  private final Vertx vertx;
  private final Inbox inbox;
  private final DispatchOptions options;
  private final MeterRegistry registry;
  private final Map<String, InboxConsumer> consumers = new ConcurrentHashMap<>();
  private final Queue<String> deployments = new ConcurrentLinkedQueue<>();

  /**
   * Creates the dispatcher; nothing is taken yet.
   *
   * @param vertx runs the consumers
   * @param inbox where events come from
   * @param options its bounds
   * @param registry takes the consumers' metrics
   */
  public Dispatcher(Vertx vertx, Inbox inbox, DispatchOptions options, MeterRegistry registry) {
    this.vertx = vertx;
    this.inbox = inbox;
    this.options = options;
    this.registry = registry;
  }

  /**
   * Begins to take events.
   *
   * @param platforms whose
   * @param handler answers one event and settles its row
   */
  public Future<Void> open(Set<String> platforms, Function<InboxEntry, Future<Void>> handler) {
    return Future.all(platforms.stream().map(platform -> open(platform, handler)).toList())
        .mapEmpty();
  }

  private Future<String> open(String platform, Function<InboxEntry, Future<Void>> handler) {
    InboxConsumer consumer = new InboxConsumer(inbox, Set.of(platform), handler, options, registry);
    consumers.put(platform, consumer);
    return vertx.deployVerticle(consumer).onSuccess(deployments::add);
  }

  /** Says that new events of a platform were kept. */
  public void wake(String platform) {
    InboxConsumer consumer = consumers.get(platform);
    if (consumer != null) {
      consumer.wake();
    }
  }

  /** Takes nothing new and waits for the work in hand, up to the drain timeout. */
  public Future<Void> close() {
    Collection<String> open = Set.copyOf(deployments);
    deployments.removeAll(open);
    return Future.join(open.stream().map(vertx::undeploy).toList()).mapEmpty();
  }
}
