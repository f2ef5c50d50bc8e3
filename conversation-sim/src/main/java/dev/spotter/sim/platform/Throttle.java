package dev.spotter.sim.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Has the platform refuse some of the bot's posts, as an overloaded platform would. Not
 * thread-safe: it belongs to the chat's event loop.
 */
public final class Throttle {

  private final Supplier<Optional<Duration>> moods;
  private int calls;
  private Duration retryAfter = Duration.ZERO;

  /**
   * Creates a throttle.
   *
   * @param moods how long a post is to wait, or empty when it is welcome; asked for each post that
   *     {@link #refuseNext} does not concern
   */
  public Throttle(Supplier<Optional<Duration>> moods) {
    this.moods = moods;
  }

  /**
   * Has the next posts refused.
   *
   * @param posts how many, over all conversations
   * @param wait how long the bot is asked to wait; whole seconds
   */
  public void refuseNext(int posts, Duration wait) {
    calls = posts;
    retryAfter = wait;
  }

  /**
   * Asks whether a post is to be refused; each call counts.
   *
   * @return how long the bot is to wait, or empty when the post is welcome
   */
  public Optional<Duration> refusal() {
    if (calls == 0) {
      return moods.get();
    }
    calls--;
    return Optional.of(retryAfter);
  }
}
