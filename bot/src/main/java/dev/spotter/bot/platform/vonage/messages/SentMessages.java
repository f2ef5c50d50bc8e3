package dev.spotter.bot.platform.vonage.messages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What statuses told of messages that this bot sent: the API knows no idempotency key and no
 * history, but every status repeats the reference that its message was sent with. So a message
 * whose answer was lost is known to be sent once its first status comes. Remembers the newest
 * {@value #MAX} for ten minutes. Thread-safe.
 */
final class SentMessages {

  private static final int MAX = 20_000;

  private final Cache<String, Promise<String>> byReference =
      Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(Duration.ofMinutes(10)).build();

  /**
   * Takes note of a status.
   *
   * @param reference what the message was sent with
   * @param message the platform's id of it
   */
  void confirm(String reference, String message) {
    promise(reference).tryComplete(message);
  }

  /**
   * Waits for a status of a message that may have been sent.
   *
   * @param reference what it was sent with
   * @param patience how long to wait
   * @return the message's id; empty when no status came in that time
   */
  Future<Optional<String>> find(String reference, Duration patience) {
    return promise(reference)
        .future()
        .map(Optional::of)
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(Optional.empty());
  }

  private Promise<String> promise(String reference) {
    return byReference.get(reference, first -> Promise.promise());
  }
}
