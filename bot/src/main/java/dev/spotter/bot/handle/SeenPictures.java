package dev.spotter.bot.handle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.classify.EmbeddedPicture;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bounded cache of what the model saw of the pictures of late, so that a lesson about one needs no
 * second download. Thread-safe.
 */
public final class SeenPictures {

  private final Cache<FetchedPictures.Key, EmbeddedPicture> seen;
  private final Supplier<String> model;

  /**
   * Creates an empty cache.
   *
   * @param maxBytes the most that is kept
   * @param model version of the model that answers now; what another one saw is of no use
   * @param registry takes the cache's metrics
   */
  public SeenPictures(long maxBytes, Supplier<String> model, MeterRegistry registry) {
    Cache<FetchedPictures.Key, EmbeddedPicture> cache =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .<FetchedPictures.Key, EmbeddedPicture>weigher((key, picture) -> 500 + picture.bytes())
            .recordStats()
            .build();
    this.seen = CaffeineCacheMetrics.monitor(registry, cache, "seen-pictures");
    this.model = model;
  }

  void keep(FetchedPictures.Key key, EmbeddedPicture picture) {
    seen.put(key, picture);
  }

  Optional<EmbeddedPicture> get(FetchedPictures.Key key) {
    return Optional.ofNullable(seen.getIfPresent(key))
        .filter(picture -> picture.model().version().equals(model.get()));
  }
}
