package dev.spotter.bot.fetch;

import java.time.Duration;

/**
 * What one download, and all of them together, may cost.
 *
 * @param maxBytes longest picture accepted, in bytes; checked while the bytes arrive
 * @param timeout for one whole download: every candidate, every redirect and the last byte
 * @param maxRedirects hops followed for one candidate; 0 follows none
 * @param maxInFlight downloads that run at the same time
 * @param maxWaiting downloads that wait for their turn; one more is refused at once
 */
public record FetchLimits(
    int maxBytes, Duration timeout, int maxRedirects, int maxInFlight, int maxWaiting) {

  /** Checks the ranges. */
  public FetchLimits {
    require(maxBytes > 0, "maxBytes must be above 0");
    require(timeout.toMillis() > 0, "timeout must be above 0");
    require(maxRedirects >= 0, "maxRedirects must not be negative");
    require(maxInFlight > 0, "maxInFlight must be above 0");
    require(maxWaiting >= 0, "maxWaiting must not be negative");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
