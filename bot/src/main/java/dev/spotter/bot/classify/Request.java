package dev.spotter.bot.classify;

import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletableFuture;

/**
 * One image that waits for a worker. Two requests are never equal, whatever they hold.
 *
 * <p>Its answer is completed once: by a worker, by its deadline, or by a refusal. A worker skips a
 * request whose answer is there already.
 */
final class Request {

  private final ContentKey key;
  private final byte[] image;
  private final CompletableFuture<EmbeddedPicture> answer = new CompletableFuture<>();
  private final Timer.Sample waiting;

  Request(ContentKey key, byte[] image, Timer.Sample waiting) {
    this.key = key;
    this.image = image;
    this.waiting = waiting;
  }

  ContentKey key() {
    return key;
  }

  byte[] image() {
    return image;
  }

  CompletableFuture<EmbeddedPicture> answer() {
    return answer;
  }

  Timer.Sample waiting() {
    return waiting;
  }
}
