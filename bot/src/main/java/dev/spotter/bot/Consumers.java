package dev.spotter.bot;

import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxConsumer;
import dev.spotter.bot.inbox.InboxEntry;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What takes uploads out of the inbox: one consumer for each platform, so that one whose API is
 * slow does not hold up the others. Thread-safe.
 */
final class Consumers {

  private final Vertx vertx;
  private final BotConfig config;
  private final Inbox inbox;
  private final Function<InboxEntry, Future<Void>> work;
  private final MeterRegistry registry;
  private final Map<String, InboxConsumer> consumers = new ConcurrentHashMap<>();

  /**
   * Creates it; nothing is taken yet.
   *
   * @param vertx runs the consumers
   * @param config bounds them
   * @param inbox where uploads come from
   * @param work answers one and settles its row
   * @param registry takes their metrics
   */
  Consumers(
      Vertx vertx,
      BotConfig config,
      Inbox inbox,
      Function<InboxEntry, Future<Void>> work,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.config = config;
    this.inbox = inbox;
    this.work = work;
    this.registry = registry;
  }

  /**
   * Begins to take uploads.
   *
   * @param platforms whose
   * @param closing stops it again
   */
  Future<Void> open(Set<String> platforms, Closing closing) {
    return Future.all(platforms.stream().map(platform -> open(platform, closing)).toList())
        .mapEmpty();
  }

  private Future<String> open(String platform, Closing closing) {
    InboxConsumer consumer =
        new InboxConsumer(
            inbox,
            Set.of(platform),
            work,
            config.inbox().maxInHand(),
            config.inbox().options().lease(),
            config.drainTimeout(),
            registry);
    consumers.put(platform, consumer);
    return vertx.deployVerticle(consumer).onSuccess(id -> closing.add(() -> vertx.undeploy(id)));
  }

  /** Says that new uploads of a platform were kept. */
  void wake(String platform) {
    consumers.get(platform).wake();
  }
}
