package dev.spotter.bot.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;

/** The settings of one platform that is switched on; immutable. */
public interface PlatformConfig {

  /** Returns the connection's name, as {@link Platform#name}. */
  String name();

  /** Returns how fast the platform lets the bot post to a conversation. */
  PostRate postRate(String conversation);

  /**
   * Returns how fast the platform lets the bot post to all conversations of the connection
   * together; empty when it does not say.
   */
  default Optional<PostRate> accountRate() {
    return Optional.empty();
  }

  /**
   * Creates the platform's adapter.
   *
   * @param vertx gives the HTTP client
   * @param clock the time that signatures and tokens are judged by
   * @param registry takes the adapter's metrics
   * @return the adapter, to be closed by the caller
   */
  Platform create(Vertx vertx, Clock clock, MeterRegistry registry);
}
