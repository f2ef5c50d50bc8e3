package dev.spotter.bot;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.RateLimits;
import dev.spotter.bot.platform.PlatformConfig;
import dev.spotter.bot.platform.PostRate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rate limits of conversations: each platform's own, unless the operator chose others.
 *
 * @param connections by name
 * @param rate messages a second, when the operator chose
 * @param burst messages at once, when the operator chose
 */
record PostRates(
    Map<String, PlatformConfig> connections, Optional<Double> rate, Optional<Integer> burst)
    implements RateLimits {

  /** Of conversations whose connection was switched off. */
  private static final PostRate UNKNOWN = new PostRate(1, 1);

  static PostRates read(Settings settings, List<PlatformConfig> connections) {
    return new PostRates(
        connections.stream().collect(Collectors.toUnmodifiableMap(PlatformConfig::name, c -> c)),
        settings.number("post.rate", 0.01, 1_000),
        settings.whole("post.burst", 1, 1_000));
  }

  @Override
  public RateLimit of(Conversation in) {
    PlatformConfig platform = connections.get(in.connection());
    PostRate usual = platform == null ? UNKNOWN : platform.postRate(in.id());
    return new RateLimit(rate.orElse(usual.perSecond()), burst.orElse(usual.burst()));
  }
}
