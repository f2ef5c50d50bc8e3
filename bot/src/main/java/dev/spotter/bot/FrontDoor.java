package dev.spotter.bot;

import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.ops.ClassifyRoute;
import dev.spotter.bot.ops.HealthRoutes;
import dev.spotter.bot.ops.MetricsRoute;
import dev.spotter.bot.ops.PreviewRoutes;
import dev.spotter.bot.platform.Link;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.webhook.LinkVerticle;
import dev.spotter.bot.webhook.Reception;
import dev.spotter.bot.webhook.WebhookRoute;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the world reaches the bot by: the HTTP server with its routes, and the connections that the
 * bot itself keeps to platforms.
 */
final class FrontDoor {

  private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final BotConfig config;
  private final Map<String, Platform> platforms;
  private final Reception reception;
  private final RandomGenerator random;
  private final PrometheusMeterRegistry registry;
  private final Map<String, LinkVerticle> links = new TreeMap<>();
  private HttpVerticle server;

  /**
   * Creates it, closed.
   *
   * @param vertx runs the server
   * @param config its addresses and bounds
   * @param platforms who may come, by name
   * @param reception keeps what they bring
   * @param random gives the jitter
   * @param registry takes and shows the metrics
   */
  FrontDoor(
      Vertx vertx,
      BotConfig config,
      Map<String, Platform> platforms,
      Reception reception,
      RandomGenerator random,
      PrometheusMeterRegistry registry) {
    this.vertx = vertx;
    this.config = config;
    this.platforms = platforms;
    this.reception = reception;
    this.random = random;
    this.registry = registry;
  }

  /**
   * Listens, then connects.
   *
   * @param inbox tells whether it can be written
   * @param recogniser answers pictures that come by themselves
   * @param closing closes it again
   */
  Future<Void> open(Inbox inbox, Recogniser recogniser, Closing closing) {
    platforms.forEach(
        (name, platform) -> platform.link().ifPresent(link -> links.put(name, upkeep(name, link))));
    server = new HttpVerticle(config.http(), router(inbox, recogniser), config.drainTimeout());
    return vertx
        .deployVerticle(server)
        .onSuccess(id -> closing.add(() -> vertx.undeploy(id)))
        .compose(
            listening ->
                Future.all(links.values().stream().map(link -> connect(link, closing)).toList()))
        .mapEmpty();
  }

  /** Returns the port it listens on. */
  int port() {
    return server.port();
  }

  private LinkVerticle upkeep(String platform, Link link) {
    return new LinkVerticle(
        platform, link, reception, config.linkBackoff(), config.drainTimeout(), random, registry);
  }

  private Future<String> connect(LinkVerticle link, Closing closing) {
    return vertx.deployVerticle(link).onSuccess(id -> closing.add(() -> vertx.undeploy(id)));
  }

  private Router router(Inbox inbox, Recogniser recogniser) {
    Router router = Router.router(vertx);
    router.route().handler(new BodyDeadline(vertx, config.http().bodyTimeout()));
    for (Platform platform : platforms.values()) {
      new WebhookRoute(platform, reception, registry, System::nanoTime)
          .mount(router, config.http().maxWebhookBytes());
    }
    if (config.classify().enabled()) {
      new ClassifyRoute(recogniser::classify, config.fetch().maxBytes(), config.classify().token())
          .mount(router);
    }
    health(inbox, recogniser).mount(router);
    if (config.preview()) {
      new PreviewRoutes(recogniser::model, config.fetch().maxBytes()).mount(router);
    }
    new MetricsRoute(registry).mount(router);
    return router;
  }

  private HealthRoutes health(Inbox inbox, Recogniser recogniser) {
    Map<String, Supplier<Future<Void>>> told = new TreeMap<>();
    links.forEach((name, link) -> told.put(name, link::check));
    return new HealthRoutes(
            Map.of("inbox", inbox::check, "classifier", recogniser::check), told, HEALTH_TIMEOUT)
        .telling("model", () -> recogniser.model().name() + " " + recogniser.model().version());
  }
}
