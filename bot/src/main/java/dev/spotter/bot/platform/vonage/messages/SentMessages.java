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

  /**
   * How many times as long as usual a status is waited for of a message that an earlier process
   * sent: Vonage tells again what it could not tell while the bot was down, but only after a while.
   */
  private static final int AFTER_RESTART = 6;

  private final Cache<String, Promise<String>> byReference =
      Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(Duration.ofMinutes(10)).build();

  private final Duration patience;

  /**
   * Creates it.
   *
   * @param patience how long to wait for a message's first status
   */
  SentMessages(Duration patience) {
    this.patience = patience;
  }

  /** Takes note that a message is about to be sent by this process. */
  void begin(String reference) {
    promise(reference);
  }

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
   * @return the message's id; empty when no status came in time
   */
  Future<Optional<String>> find(String reference) {
    boolean ours = byReference.getIfPresent(reference) != null;
    Duration wait = ours ? patience : patience.multipliedBy(AFTER_RESTART);
    return promise(reference)
        .future()
        .map(Optional::of)
        .timeout(wait.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(Optional.empty());
  }

  private Promise<String> promise(String reference) {
    return byReference.get(reference, first -> Promise.promise());
  }
}
