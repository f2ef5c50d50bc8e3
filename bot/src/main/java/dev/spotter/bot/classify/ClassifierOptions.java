package dev.spotter.bot.classify;

import java.time.Duration;

/**
 * How the pool of classifiers works and where its bounds are.
 *
 * @param instances worker verticles, each with a classifier of its own and a core's worth of work
 * @param maxBatch images one forward pass takes at most
 * @param maxWaiting requests that wait for a worker; one more is refused at once
 * @param maxWaitingBytes total length of the images that wait
 * @param deadline from the request to its answer, waiting included
 * @param cacheEntries pictures whose embedding is remembered by content; one of more than 4 KB, as
 *     {@code accurate} makes, counts as several; 0 remembers none
 * @param stuckAfter a worker that is busy with one batch for longer than this hangs
 */
public record ClassifierOptions(
    int instances,
    int maxBatch,
    int maxWaiting,
    long maxWaitingBytes,
    Duration deadline,
    int cacheEntries,
    Duration stuckAfter) {

  /** Checks the ranges. */
  public ClassifierOptions {
    require(instances > 0, "instances must be above 0");
    require(maxBatch > 0, "maxBatch must be above 0");
    require(maxWaiting > 0, "maxWaiting must be above 0");
    require(maxWaitingBytes > 0, "maxWaitingBytes must be above 0");
    require(deadline.toMillis() > 0, "deadline must be above 0");
    require(cacheEntries >= 0, "cacheEntries must not be negative");
    require(stuckAfter.toMillis() > 0, "stuckAfter must be above 0");
  }

  /**
   * Returns one instance a core, batches of 8, 256 requests or 128 MB waiting, 10 seconds, 10,000
   * remembered, and stuck after 30 seconds.
   */
  public static ClassifierOptions defaults() {
    return new ClassifierOptions(
        Runtime.getRuntime().availableProcessors(),
        8,
        256,
        128_000_000,
        Duration.ofSeconds(10),
        10_000,
        Duration.ofSeconds(30));
  }

  /** Returns these options with another number of instances. */
  public ClassifierOptions withInstances(int number) {
    return new ClassifierOptions(
        number, maxBatch, maxWaiting, maxWaitingBytes, deadline, cacheEntries, stuckAfter);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
