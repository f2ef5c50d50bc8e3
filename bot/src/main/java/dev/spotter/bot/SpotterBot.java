package dev.spotter.bot;

import dev.spotter.bot.classify.PictureClassifier;
import dev.spotter.bot.dispatch.Dispatcher;
import dev.spotter.bot.fetch.PictureFetcher;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.sql.SqlInbox;
import dev.spotter.bot.ingress.EventReceiver;
import dev.spotter.bot.ingress.WordFilter;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConfig;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot as a whole: what is opened, in which order, and how it is all closed again. It owns its
 * Vertx. Thread-safe.
 *
 * <p>It is opened from the store outwards (inbox, platforms, model, consumer, server), so that it
 * listens, and connects to platforms, only when it can work, and closed the other way round: no new
 * requests, then no new work, then what they stood on.
 */
public final class SpotterBot {

  private static final Logger LOG = LoggerFactory.getLogger(SpotterBot.class);

  private final BotConfig config;
  private final Clock clock = Clock.systemUTC();
  private final RandomGenerator random = new SecureRandom();
  private final ShutdownSequence closing = new ShutdownSequence();
  private final PrometheusMeterRegistry registry;
  private final Vertx vertx;
  private final Map<String, Platform> platforms = new TreeMap<>();
  private BotServer server;
  private Future<Void> stopped;

  private SpotterBot(BotConfig config) {
    this.config = config;
    this.registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    this.vertx =
        Vertx.builder()
            .with(vertxOptions())
            .withMetrics(new MicrometerMetricsFactory(registry))
            .build();
    closing.add(vertx::close);
    for (MeterBinder process :
        List.of(new JvmMemoryMetrics(), new JvmThreadMetrics(), new ProcessorMetrics())) {
      process.bindTo(registry);
    }
  }

  private static VertxOptions vertxOptions() {
    FileSystemOptions noFileCache =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    return new VertxOptions()
        .setFileSystemOptions(noFileCache)
        .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true));
  }

  /**
   * Starts a bot.
   *
   * @param config its configuration
   * @return the running bot, to be stopped by the caller; when something cannot be opened, what was
   *     open is closed again and the future fails
   */
  public static Future<SpotterBot> start(BotConfig config) {
    return start(config, PictureClassifier::load);
  }

  /**
   * Starts a bot on classifiers of the caller's.
   *
   * @param config its configuration
   * @param classifiers loads the model
   * @return as {@link #start(BotConfig)}
   */
  public static Future<SpotterBot> start(BotConfig config, PictureClassifier.Factory classifiers) {
    SpotterBot bot = new SpotterBot(config);
    Promise<SpotterBot> started = Promise.promise(); // outlives the bot's own event loops
    bot.open(classifiers)
        .onSuccess(opened -> started.complete(bot))
        .onFailure(failure -> bot.stop().onComplete(closed -> started.fail(failure)));
    return started.future();
  }

  /** Returns the port the bot listens on. */
  public int port() {
    return server.port();
  }

  /**
   * Stops the bot: takes no new requests, lets work in hand finish for the configured time, closes.
   * What is not finished then is in the inbox and is taken up by the next start.
   *
   * @return completes when all is closed; the same future however often it is called
   */
  public synchronized Future<Void> stop() {
    if (stopped == null) {
      stopped = closing.run();
    }
    return stopped;
  }

  private Future<Void> open(PictureClassifier.Factory classifiers) {
    config.platforms().forEach(this::openPlatform);
    PictureFetcher fetcher =
        new PictureFetcher(vertx, config.fetch(), config.addresses(), registry);
    closing.add(fetcher::close);
    return Future.join(openInbox(), openClassifier(classifiers)) // both end before any is closed
        .compose(opened -> serve(opened.resultAt(0), fetcher, opened.resultAt(1)))
        .onSuccess(listening -> announce());
  }

  private void openPlatform(PlatformConfig platform) {
    Platform opened = platform.create(vertx, clock, registry);
    platforms.put(platform.name(), opened);
    closing.add(
        () -> {
          opened.close();
          return Future.succeededFuture();
        });
  }

  private Future<Inbox> openInbox() {
    BotConfig.InboxConfig settings = config.inbox();
    return SqlInbox.open(
            vertx, settings.url(), settings.options(), nodeName(), clock, random, registry)
        .onSuccess(inbox -> closing.add(inbox::close));
  }

  /** No two processes have the same, whatever machine they run on. */
  private String nodeName() {
    return "%d-%08x".formatted(ProcessHandle.current().pid(), random.nextInt());
  }

  private Future<PictureClassifier> openClassifier(PictureClassifier.Factory classifiers) {
    return classifiers
        .create(vertx, config.model(), config.classifier(), registry)
        .onSuccess(classifier -> closing.add(classifier::close));
  }

  private Future<Void> serve(Inbox inbox, PictureFetcher fetcher, PictureClassifier classifier) {
    Dispatcher dispatcher = new Dispatcher(vertx, inbox, config.dispatch(), registry);
    closing.add(dispatcher::close);
    HandlerFactory handlers = new HandlerFactory(vertx, config, platforms, clock, random, registry);
    WordFilter words = new WordFilter(inbox::mayConcern);
    server =
        new BotServer(
            vertx,
            config,
            platforms,
            new EventReceiver(inbox, words, dispatcher::wake),
            random,
            registry);
    closing.add(server::close);
    return dispatcher
        .open(platforms.keySet(), handlers.create(inbox, fetcher, classifier)::handle)
        .compose(
            taking ->
                server.open(
                    inbox, classifier, Learning.retraining(vertx, inbox, config, clock, registry)));
  }

  private void announce() {
    config
        .unknownVariables()
        .forEach(name -> LOG.warn("The environment variable {} is no setting of Spotter", name));
    if (platforms.isEmpty()) {
      LOG.warn(
          "No platform is set up, so nobody can upload to this bot; give the secrets of one by the"
              + " environment (see config/spotter.yaml)");
    }
    LOG.info("Spotter listens on port {}; platforms: {}", port(), platforms.keySet());
  }
}
