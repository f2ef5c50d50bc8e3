package dev.spotter.sim.load;

import dev.spotter.sim.chat.Chat;
import java.time.Duration;

/**
 * A load to put on a bot.
 *
 * @param rate photos a second, over all conversations; above 0, at most {@value #MAX_RATE}
 * @param length how long photos are posted; positive
 * @param warmUp how long from the beginning times are not measured, since a bot that has just
 *     started is still being compiled; everything else counts from the first photo on
 * @param arrivals how they are spread over that time
 * @param seed chooses their moments
 * @param conversations how many conversations they are posted in; 1 to {@value
 *     Chat#MAX_CONVERSATIONS}
 * @param members how many people post in each conversation; at least 1
 * @param samePicture whether every photo has the same content, which a bot may remember
 * @param patience how long after the last photo captions are waited for
 * @param quiet how long nothing may happen before the end, so that a caption posted twice is seen
 */
public record LoadPlan(
    double rate,
    Duration length,
    Duration warmUp,
    Arrivals arrivals,
    long seed,
    int conversations,
    int members,
    boolean samePicture,
    Duration patience,
    Duration quiet) {

  /** The highest rate, in photos a second. */
  public static final int MAX_RATE = 10_000;

  /** The most photos of one load. */
  public static final int MAX_PHOTOS = 1_000_000;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when one is out of its range; the message names it
   */
  public LoadPlan {
    check(rate > 0 && rate <= MAX_RATE, "rate", "above 0 and at most " + MAX_RATE);
    check(length.toMillis() > 0, "seconds", "above 0");
    check(photos(rate, length) <= MAX_PHOTOS, "rate x seconds", "at most " + MAX_PHOTOS);
    check(
        !warmUp.isNegative() && warmUp.compareTo(length) < 0,
        "warm-up",
        "0 or more and shorter than seconds");
    check(
        conversations > 0 && conversations <= Chat.MAX_CONVERSATIONS,
        "conversations",
        "1 to " + Chat.MAX_CONVERSATIONS);
    check(members > 0, "members", "at least 1");
  }

  private static void check(boolean good, String what, String range) {
    if (!good) {
      throw new IllegalArgumentException(what + " must be " + range);
    }
  }

  /** About how many photos that rate makes in that time. */
  static double photos(double rate, Duration length) {
    return rate * length.toMillis() / 1000;
  }
}
