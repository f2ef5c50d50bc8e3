package dev.spotter.sim.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a notification that the bot did not accept is sent again. */
@FunctionalInterface
public interface RetryPolicy {

  /**
   * Returns the pause before the next attempt.
   *
   * @param attempts attempts made so far, at least 1
   * @param sinceFirst time since the first attempt
   * @return empty when it is time to give up
   */
  Optional<Duration> delay(int attempts, Duration sinceFirst);

  /**
   * Returns this policy with pauses that many times shorter, for tests that cannot wait.
   *
   * @param factor at least 1
   * @return the policy; it gives up that many times sooner too
   */
  default RetryPolicy faster(int factor) {
    return factor == 1
        ? this
        : (attempts, sinceFirst) ->
            delay(attempts, sinceFirst.multipliedBy(factor)).map(pause -> pause.dividedBy(factor));
  }

  /**
   * After a first delay, then after twice the delay each time.
   *
   * @param first the delay after the first attempt; positive
   * @param max no delay is longer
   * @param giveUpAfter no attempt is made later than this after the first one
   */
  record Doubling(Duration first, Duration max, Duration giveUpAfter) implements RetryPolicy {

    @Override
    public Optional<Duration> delay(int attempts, Duration sinceFirst) {
      int doublings = Math.min(attempts - 1, 20); // 2^20 times any first delay is past every bound
      Duration doubled = first.multipliedBy(1L << doublings);
      Duration delay = doubled.compareTo(max) < 0 ? doubled : max;
      boolean tooLate = sinceFirst.plus(delay).compareTo(giveUpAfter) > 0;
      return tooLate ? Optional.empty() : Optional.of(delay);
    }
  }

  /**
   * After each of these pauses, then no more.
   *
   * @param pauses the pause after the first attempt, after the second...
   */
  record Schedule(List<Duration> pauses) implements RetryPolicy {

    /** Copies {@code pauses}. */
    public Schedule {
      pauses = List.copyOf(pauses);
    }

    @Override
    public Optional<Duration> delay(int attempts, Duration sinceFirst) {
      return attempts <= pauses.size() ? Optional.of(pauses.get(attempts - 1)) : Optional.empty();
    }
  }
}
