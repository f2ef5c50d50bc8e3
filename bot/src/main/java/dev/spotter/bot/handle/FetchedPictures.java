package dev.spotter.bot.handle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.chat.EventId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Bounded buffer of pictures that were fetched but that the classifier had no room for: the next
 * attempt takes them from here, so that overload does not multiply downloads. Thread-safe.
 */
public final class FetchedPictures {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final Cache<Key, Buffer> pictures;

  /**
   * Creates an empty buffer.
   *
   * @param maxBytes the most that it holds; what does not fit is fetched again
   * @param registry takes its size, hits and evictions
   */
  public FetchedPictures(long maxBytes, MeterRegistry registry) {
    Cache<Key, Buffer> cache =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .<Key, Buffer>weigher((key, picture) -> picture.length())
            .expireAfterWrite(LIFETIME)
            .recordStats()
            .build();
    this.pictures = CaffeineCacheMetrics.monitor(registry, cache, "fetched-pictures");
  }

  /**
   * A picture of an event.
   *
   * @param event the event
   * @param index of the picture, from 0
   */
  record Key(EventId event, int index) {}

  /** Keeps a picture for the next attempt. */
  void keep(Key key, Buffer picture) {
    pictures.put(key, picture);
  }

  /** Takes a picture out, if it was kept. */
  Optional<Buffer> take(Key key) {
    return Optional.ofNullable(pictures.asMap().remove(key));
  }
}
