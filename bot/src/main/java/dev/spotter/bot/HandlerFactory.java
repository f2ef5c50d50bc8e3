package dev.spotter.bot;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.spotter.bot.caption.Languages;
import dev.spotter.bot.classify.PictureClassifier;
import dev.spotter.bot.fetch.HostIsolation;
import dev.spotter.bot.fetch.PictureFetcher;
import dev.spotter.bot.handle.AnswerDelivery;
import dev.spotter.bot.handle.CaptionPhotos;
import dev.spotter.bot.handle.CommandLimit;
import dev.spotter.bot.handle.FetchedPictures;
import dev.spotter.bot.handle.ForwardedPictures;
import dev.spotter.bot.handle.Handlers;
import dev.spotter.bot.handle.LanguageChoice;
import dev.spotter.bot.handle.PictureReader;
import dev.spotter.bot.handle.PipelineMetrics;
import dev.spotter.bot.handle.SeenPictures;
import dev.spotter.bot.handle.Settlement;
import dev.spotter.bot.handle.UploaderNames;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.post.AccountPace;
import dev.spotter.bot.post.RateLimiter;
import dev.spotter.bot.retry.Retry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Wires the handlers of events to the stages that they use.
 *
 * @param vertx gives timers and threads
 * @param config the bot's configuration
 * @param platforms the connections by name
 * @param clock tells how old events are
 * @param random gives the jitter of retries
 * @param registry takes the metrics of all
 */
record HandlerFactory(
    Vertx vertx,
    BotConfig config,
    Map<String, Platform> platforms,
    Clock clock,
    RandomGenerator random,
    MeterRegistry registry) {

  /** How long a server that failed again and again is left alone. */
  private static final Duration HOST_REST = Duration.ofSeconds(15);

  /** The most that is kept of pictures that wait for the classifier between two attempts. */
  private static final long FETCHED_BYTES = 64L << 20;

  /** The most that is kept of what the model saw of late; of accurate some 6,000 pictures. */
  private static final long SEEN_BYTES = 32L << 20;

  /** How many pictures are known again when they are passed on; some 200 bytes each. */
  private static final long POSTED_PICTURES = 20_000;

  /** Returns a handler for each kind of event. */
  Handlers create(Inbox inbox, PictureFetcher fetcher, PictureClassifier classifier) {
    PipelineMetrics metrics = new PipelineMetrics(platforms.keySet(), registry, clock);
    Retry lookups =
        new Retry(vertx, config.lookups().attempts(), config.lookups().backoff(), random);
    AnswerDelivery delivery =
        new AnswerDelivery(
            platforms,
            inbox,
            new RateLimiter(vertx, paces(), registry),
            new Settlement(inbox, config.retries(), random, metrics));
    Learning learning = new Learning(vertx, inbox, classifier, config.learn(), registry);
    PictureReader pictures = pictures(fetcher, classifier, learning, lookups, metrics);
    UploaderNames names = new UploaderNames(lookups);
    LanguageChoice languages = languages(inbox);
    return new Handlers(
        new CaptionPhotos(delivery, pictures, config.inbox().maxLooks(), names, languages),
        learning.texts(
            delivery,
            pictures,
            names,
            languages,
            new CommandLimit(config.captions().maxCommands(), Ticker.systemTicker())));
  }

  private LanguageChoice languages(Inbox inbox) {
    Map<Locale, Counter> missing =
        Languages.tags().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Locale::forLanguageTag,
                    tag -> registry.counter("spotter.words.missing", "language", tag)));
    Languages languages = new Languages((locale, word) -> missing.get(locale).increment());
    return new LanguageChoice(languages, inbox.preferences(), config.captions());
  }

  private Map<String, AccountPace> paces() {
    Map<String, AccountPace> paces = new HashMap<>();
    for (PlatformConfig platform : config.platforms()) {
      platform
          .accountRate()
          .ifPresent(rate -> paces.put(platform.name(), new AccountPace(rate, System::nanoTime)));
    }
    return paces;
  }

  private PictureReader pictures(
      PictureFetcher fetcher,
      PictureClassifier classifier,
      Learning learning,
      Retry lookups,
      PipelineMetrics metrics) {
    HostIsolation hosts =
        new HostIsolation(vertx, fetcher::fetch, config.fetch(), HOST_REST, registry);
    return new PictureReader(
        hosts::fetch,
        classifier::embed,
        learning.heads()::decide,
        () -> 2 * classifier.card().inputSize(),
        lookups,
        new FetchedPictures(FETCHED_BYTES, registry),
        new SeenPictures(SEEN_BYTES, () -> classifier.card().version(), registry),
        new ForwardedPictures(POSTED_PICTURES, registry),
        metrics);
  }
}
