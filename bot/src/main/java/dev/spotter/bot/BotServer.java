package dev.spotter.bot;

import dev.spotter.bot.classify.PictureClassifier;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.ingress.ConnectionVerticle;
import dev.spotter.bot.ingress.EventReceiver;
import dev.spotter.bot.ingress.WebhookRoute;
import dev.spotter.bot.learn.Retraining;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConnection;
import dev.spotter.bot.review.ReviewRoutes;
import dev.spotter.bot.server.BodyDeadline;
import dev.spotter.bot.server.ClassifyRoute;
import dev.spotter.bot.server.HealthRoutes;
import dev.spotter.bot.server.HttpVerticle;
import dev.spotter.bot.server.MetricsRoute;
import dev.spotter.bot.server.PreviewRoutes;
import dev.spotter.bot.server.RouteBulkhead;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the world reaches the bot by: the HTTP server with its routes, and the connections that the
 * bot itself keeps to platforms.
 */
final class BotServer {

  private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

  /** Pictures posted by hand that wait for their turn, unread. */
  private static final int CLASSIFY_WAITING = 16;

  private final Vertx vertx;
  private final BotConfig config;
  private final Map<String, Platform> platforms;
  private final EventReceiver receiver;
  private final RandomGenerator random;
  private final PrometheusMeterRegistry registry;
  private final Map<String, ConnectionVerticle> connections = new TreeMap<>();
  private final Deque<String> deployments = new ConcurrentLinkedDeque<>();
  private HttpVerticle http;

  /**
   * Creates it, closed.
   *
   * @param vertx runs the server
   * @param config its addresses and bounds
   * @param platforms who may come, by name
   * @param receiver keeps what they bring
   * @param random gives the jitter
   * @param registry takes and shows the metrics
   */
  BotServer(
      Vertx vertx,
      BotConfig config,
      Map<String, Platform> platforms,
      EventReceiver receiver,
      RandomGenerator random,
      PrometheusMeterRegistry registry) {
    this.vertx = vertx;
    this.config = config;
    this.platforms = platforms;
    this.receiver = receiver;
    this.random = random;
    this.registry = registry;
  }

  /**
   * Listens, then connects.
   *
   * @param inbox tells whether it can be written
   * @param classifier answers pictures that come by themselves
   * @param retraining makes new versions of the model; empty without a place for them
   */
  Future<Void> open(Inbox inbox, PictureClassifier classifier, Optional<Retraining> retraining) {
    platforms.forEach(
        (name, platform) ->
            platform.connection().ifPresent(each -> connections.put(name, connection(name, each))));
    http =
        new HttpVerticle(
            config.http(), router(inbox, classifier, retraining), config.drainTimeout());
    return deploy(http)
        .compose(listening -> Future.all(connections.values().stream().map(this::deploy).toList()))
        .mapEmpty();
  }

  private Future<String> deploy(Deployable verticle) {
    return vertx.deployVerticle(verticle).onSuccess(deployments::push);
  }

  /** Closes connections to platforms, then the server, the one opened last first. */
  Future<Void> close() {
    Future<Void> all = Future.succeededFuture();
    while (!deployments.isEmpty()) {
      String next = deployments.pop();
      all = all.eventually(() -> vertx.undeploy(next));
    }
    return all;
  }

  /** Returns the port it listens on. */
  int port() {
    return http.port();
  }

  private ConnectionVerticle connection(String platform, PlatformConnection connection) {
    return new ConnectionVerticle(
        platform,
        connection,
        receiver,
        config.linkBackoff(),
        config.drainTimeout(),
        random,
        registry);
  }

  private Router router(
      Inbox inbox, PictureClassifier classifier, Optional<Retraining> retraining) {
    Router router = Router.router(vertx);
    router.route().handler(new BodyDeadline(vertx, config.http().bodyTimeout()));
    for (Platform platform : platforms.values()) {
      new WebhookRoute(platform, receiver, registry, System::nanoTime)
          .mount(router, config.http().maxWebhookBytes());
    }
    if (config.classify().enabled()) {
      new ClassifyRoute(
              classifier::classify,
              config.fetch().maxBytes(),
              config.classify().token(),
              new RouteBulkhead(
                  "/v1/classify", config.classify().maxRunning(), CLASSIFY_WAITING, registry))
          .mount(router);
    }
    health(inbox, classifier).mount(router);
    if (config.preview()) {
      new PreviewRoutes(classifier::card, config.fetch().maxBytes()).mount(router);
      if (config.learn().enabled()) {
        new ReviewRoutes(
                vertx,
                inbox.lessons().reviews(),
                config.model().versions(),
                retraining,
                config.classify().token())
            .mount(router);
      }
    }
    new MetricsRoute(registry).mount(router);
    return router;
  }

  private HealthRoutes health(Inbox inbox, PictureClassifier classifier) {
    Map<String, Supplier<Future<Void>>> told = new TreeMap<>();
    connections.forEach((name, connection) -> told.put(name, connection::check));
    return new HealthRoutes(
            Map.of("inbox", inbox::check, "classifier", classifier::check), told, HEALTH_TIMEOUT)
        .telling("model", () -> classifier.card().name() + " " + classifier.card().version());
  }
}
