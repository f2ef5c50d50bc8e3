package dev.spotter.bot;

import dev.spotter.bot.caption.CaptionOptions;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.classify.ClassifierOptions;
import dev.spotter.bot.classify.ModelSource;
import dev.spotter.bot.classify.ModelVersions;
import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.dispatch.DispatchOptions;
import dev.spotter.bot.fetch.AddressRules;
import dev.spotter.bot.fetch.FetchLimits;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.learn.LearnOptions;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.post.PostRetries;
import dev.spotter.bot.retry.Backoff;
import dev.spotter.bot.server.HttpOptions;
import dev.spotter.classifier.modelfile.BundledModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything an operator can set, read once and checked. The keys, their defaults and what they
 * mean are in {@code config/spotter.yaml}; each is also an environment variable, such as {@code
 * SPOTTER_HTTP_PORT} for {@code http.port}, which wins over the file.
 *
 * @param http the server
 * @param inbox the durable queue
 * @param model where the model comes from that looks at the pictures
 * @param classifier the pool of classifiers
 * @param fetch bounds of downloads
 * @param addresses which addresses downloads may connect to
 * @param classify who may ask for a classification over HTTP
 * @param captions how captions are worded
 * @param learn what conversations may teach
 * @param lookups how often a download or a lookup is tried within one attempt, and the waits
 * @param retries what happens when an attempt to answer fails
 * @param linkBackoff waits before a lost connection to a platform is made anew
 * @param drainTimeout how long stopping waits for work in hand
 * @param platforms the platforms whose secrets are set
 * @param preview whether there is a page to try the model on
 * @param unknownVariables {@code SPOTTER_} variables that are no setting, to be warned of
 */
public record BotConfig(
    HttpOptions http,
    InboxConfig inbox,
    ModelSource model,
    ClassifierOptions classifier,
    FetchLimits fetch,
    AddressRules addresses,
    Classify classify,
    CaptionOptions captions,
    LearnOptions learn,
    Lookups lookups,
    PostRetries retries,
    Backoff linkBackoff,
    Duration drainTimeout,
    List<PlatformConfig> platforms,
    boolean preview,
    List<String> unknownVariables) {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MEGABYTE = 1 << 20;

  /**
   * The inbox.
   *
   * @param url where it is
   * @param options its bounds and times
   * @param maxInHand how many uploads are worked on at a time
   * @param maxLooks how many attempts to answer an upload look at its pictures
   */
  public record InboxConfig(InboxUrl url, InboxOptions options, int maxInHand, int maxLooks) {}

  /** Returns the bounds of the dispatcher. */
  DispatchOptions dispatch() {
    return new DispatchOptions(inbox.maxInHand(), inbox.options().lease(), drainTimeout);
  }

  /**
   * The classification of images that are posted by hand.
   *
   * @param enabled whether there is one
   * @param token what has to be shown for it; empty when nothing has to
   * @param maxRunning how many are classified at a time, so that the chats keep their share
   */
  public record Classify(boolean enabled, Optional<Secret> token, int maxRunning) {}

  /**
   * Steps that are repeated at once when they fail in passing: downloads and lookups.
   *
   * @param attempts tries, at least 1
   * @param backoff waits between them
   */
  public record Lookups(int attempts, Backoff backoff) {}

  /**
   * Reads and checks the configuration.
   *
   * @param file the YAML file; left out, the defaults and the environment are all there is
   * @param environment the process's environment
   * @return the configuration
   * @throws InvalidConfigException when something cannot be used: the message names the key and
   *     what is allowed
   */
  public static BotConfig load(Optional<Path> file, Map<String, String> environment) {
    Settings settings = Settings.of(file, environment);
    HttpOptions http = http(settings);
    List<PlatformConfig> platforms = Platforms.read(settings);
    InboxConfig inbox = InboxSettings.read(settings, platforms);
    ModelSource model = model(settings);
    ClassifierOptions classifier = classifier(settings);
    FetchLimits fetch = fetch(settings);
    Classify classify = classify(settings, classifier.instances());
    CaptionOptions captions = CaptionSettings.read(settings);
    LearnOptions learn = LearnSettings.read(settings, model);
    Lookups lookups = lookups(settings);
    PostRetries retries = retries(settings);
    Backoff links = backoff(settings, "link", Duration.ofMillis(500), Duration.ofMinutes(1));
    Duration drain = settings.duration("drain-timeout", SECOND.multipliedBy(20), SECOND, HOUR);
    boolean preview =
        settings.matching("preview.enabled", "true", "true|false", "true or false").equals("true");
    AddressRules addresses = addresses(settings);
    settings.refuseUnknownKeys();
    return new BotConfig(
        http,
        inbox,
        model,
        classifier,
        fetch,
        addresses,
        classify,
        captions,
        learn,
        lookups,
        retries,
        links,
        drain,
        platforms,
        preview && classify.enabled(),
        settings.unknownVariables());
  }

  private static HttpOptions http(Settings settings) {
    return new HttpOptions(
        settings.text("http.host", "0.0.0.0"),
        settings.whole("http.port", 8080, 0, 65_535),
        settings.bytes("http.max-webhook-size", MEGABYTE, 1 << 10, 64L * MEGABYTE),
        settings.duration(
            "http.body-timeout", SECOND.multipliedBy(10), Duration.ofMillis(100), HOUR),
        settings.url("http.public-url"));
  }

  private static ModelSource model(Settings settings) {
    String bundled =
        settings.matching(
            "model.bundled",
            BundledModel.DEFAULT.id(),
            "everyday|accurate|small",
            BundledModel.ids());
    return new ModelSource(
        settings.path("model.dir"),
        BundledModel.valueOf(bundled.toUpperCase(Locale.ROOT)),
        settings.path("model.versions").map(ModelVersions::new),
        settings.duration("model.reload-every", SECOND.multipliedBy(5), Duration.ZERO, HOUR),
        CaptionSettings.policy(settings));
  }

  private static ClassifierOptions classifier(Settings settings) {
    ClassifierOptions byDefault = ClassifierOptions.defaults();
    int workers = settings.whole("classifier.workers", 0, 0, 256);
    return new ClassifierOptions(
        workers == 0 ? byDefault.instances() : workers,
        settings.whole("classifier.max-batch", byDefault.maxBatch(), 1, 256),
        settings.whole("classifier.max-waiting", byDefault.maxWaiting(), 1, 100_000),
        settings.bytes(
            "classifier.max-waiting-size", 128L * MEGABYTE, MEGABYTE, 64L * 1024 * MEGABYTE),
        settings.duration("classifier.deadline", byDefault.deadline(), SECOND, HOUR),
        settings.whole("classifier.cache-entries", byDefault.cacheEntries(), 0, 10_000_000),
        settings.duration("classifier.stuck-after", byDefault.stuckAfter(), SECOND, HOUR));
  }

  private static FetchLimits fetch(Settings settings) {
    return new FetchLimits(
        (int) settings.bytes("fetch.max-size", 20L * MEGABYTE, 1 << 10, 1_024L * MEGABYTE),
        settings.duration("fetch.timeout", SECOND.multipliedBy(10), Duration.ofMillis(100), HOUR),
        settings.whole("fetch.max-redirects", 3, 0, 20),
        settings.whole("fetch.max-in-flight", 64, 1, 10_000),
        settings.whole("fetch.max-waiting", 256, 0, 100_000));
  }

  /** The servers of the platforms' own addresses are known once those have been read. */
  private static AddressRules addresses(Settings settings) {
    Set<String> own =
        settings.ownServers().stream().map(DownloadSpec::origin).collect(Collectors.toSet());
    List<String> networks = settings.list("fetch.private-networks", List.of());
    try {
      return new AddressRules(own, networks);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          "fetch.private-networks: %s; write it like 10.20.0.0/16 or fd00::/8"
              .formatted(e.getMessage()));
    }
  }

  private static Classify classify(Settings settings, int workers) {
    int share = settings.whole("classify.max-running", 0, 0, 256);
    String enabled = settings.matching("classify.enabled", "true", "true|false", "true or false");
    return new Classify(
        Boolean.parseBoolean(enabled),
        settings.secret("classify.token"),
        share == 0 ? Math.max(1, workers / 2) : share);
  }

  private static Lookups lookups(Settings settings) {
    return new Lookups(
        settings.whole("lookup.attempts", 3, 1, 20),
        backoff(settings, "lookup", Duration.ofMillis(200), Duration.ofSeconds(2)));
  }

  private static PostRetries retries(Settings settings) {
    return new PostRetries(
        settings.whole("post.attempts", 20, 1, 1_000),
        backoff(settings, "post", Duration.ofMillis(500), Duration.ofMinutes(5)));
  }

  private static Backoff backoff(Settings settings, String section, Duration first, Duration max) {
    Duration least = Duration.ofMillis(1);
    return new Backoff(
        settings.duration(section + ".first-wait", first, least, HOUR),
        settings.duration(section + ".longest-wait", max, least, HOUR));
  }
}
