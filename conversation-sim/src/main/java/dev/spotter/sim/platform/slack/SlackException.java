package dev.spotter.sim.platform.slack;

import java.time.Duration;
import java.util.Optional;

/** A call the emulation refuses, by the name that Slack's API has for the error. */
final class SlackException extends RuntimeException {

  private final Optional<Duration> retryAfter;

  private SlackException(String error, Optional<Duration> retryAfter) {
    super(error);
    this.retryAfter = retryAfter;
  }

  static SlackException of(String error) {
    return new SlackException(error, Optional.empty());
  }

  /** Too many calls; the wait is in whole seconds. */
  static SlackException rateLimited(Duration wait) {
    return new SlackException("ratelimited", Optional.of(wait));
  }

  String error() {
    return getMessage();
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
