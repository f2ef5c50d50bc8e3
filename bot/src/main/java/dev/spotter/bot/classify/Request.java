package dev.spotter.bot.classify;

import dev.spotter.classifier.Classification;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletableFuture;

/**
 * One image that waits for a worker. Two requests are never equal, whatever they hold.
 *
 * <p>Its answer is completed once: by a worker, by its deadline, or by a refusal. A worker skips a
 * request whose answer is there already.
 */
final class Request {

  private final byte[] image;
  private final CompletableFuture<Classification> answer;
  private final Timer.Sample waiting;

  Request(byte[] image, CompletableFuture<Classification> answer, Timer.Sample waiting) {
    this.image = image;
    this.answer = answer;
    this.waiting = waiting;
  }

  byte[] image() {
    return image;
  }

  CompletableFuture<Classification> answer() {
    return answer;
  }

  Timer.Sample waiting() {
    return waiting;
  }
}
