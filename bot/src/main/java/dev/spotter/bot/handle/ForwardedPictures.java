package dev.spotter.bot.handle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bounded memory of what was posted where, by content, so that a picture that is passed on into the
 * same conversation again is not captioned again. It is this process's own and begins empty.
 * Thread-safe.
 */
public final class ForwardedPictures {

  private record Posted(Conversation in, String content) {}

  private final Cache<Posted, EventId> first;

  /**
   * Creates an empty memory.
   *
   * @param maxPictures the most that are remembered
   * @param registry takes the cache's metrics
   */
  public ForwardedPictures(long maxPictures, MeterRegistry registry) {
    Cache<Posted, EventId> cache =
        Caffeine.newBuilder().maximumSize(maxPictures).recordStats().build();
    this.first = CaffeineCacheMetrics.monitor(registry, cache, "posted-pictures");
  }

  /**
   * Remembers a picture and lets it pass, unless it is forwarded and was there before.
   *
   * @param bytes the encoded picture
   * @return the same bytes
   * @throws PlatformException to be ignored, when it was there in an earlier message
   */
  Buffer admit(PhotosPosted photos, int index, Buffer bytes) {
    EventId before = first.asMap().putIfAbsent(new Posted(photos.in(), digest(bytes)), photos.id());
    boolean again = before != null && !before.equals(photos.id());
    if (again && photos.pictures().get(index).forwarded()) {
      throw PlatformException.of(Reaction.IGNORE, "it was passed on into this conversation again");
    }
    return bytes;
  }

  private static String digest(Buffer bytes) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(hash.digest(bytes.getBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
