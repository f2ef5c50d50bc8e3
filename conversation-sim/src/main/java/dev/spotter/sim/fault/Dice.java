package dev.spotter.sim.fault;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides which of several faults, if any, strikes. Immutable; each throw takes one number.
 *
 * @param <F> the faults
 */
final class Dice<F extends Enum<F>> {

  private final Map<F, Share> shares;

  /**
   * Creates the dice.
   *
   * @param shares how often each fault strikes; together no more than always
   */
  Dice(Class<F> faults, Map<F, Share> shares) {
    Map<F, Share> ordered = new EnumMap<>(faults);
    ordered.putAll(shares);
    this.shares = Collections.unmodifiableMap(ordered);
  }

  Optional<F> roll(RandomGenerator random) {
    double left = random.nextDouble();
    for (Map.Entry<F, Share> fault : shares.entrySet()) {
      left -= fault.getValue().value();
      if (left < 0) {
        return Optional.of(fault.getKey());
      }
    }
    return Optional.empty();
  }
}
