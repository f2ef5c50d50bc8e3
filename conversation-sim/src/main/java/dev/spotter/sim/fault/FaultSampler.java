package dev.spotter.sim.fault;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws at random which of several faults, if any, strikes. Immutable; each draw takes one number.
 *
 * @param <F> the faults
 */
final class FaultSampler<F extends Enum<F>> {

  private final Map<F, Probability> probabilities;

  /**
   * Creates a sampler.
   *
   * @param probabilities how often each fault strikes; together no more than 1
   */
  FaultSampler(Class<F> faults, Map<F, Probability> probabilities) {
    Map<F, Probability> ordered = new EnumMap<>(faults);
    ordered.putAll(probabilities);
    this.probabilities = Collections.unmodifiableMap(ordered);
  }

  Optional<F> sample(RandomGenerator random) {
    double left = random.nextDouble();
    for (Map.Entry<F, Probability> fault : probabilities.entrySet()) {
      left -= fault.getValue().value();
      if (left < 0) {
        return Optional.of(fault.getKey());
      }
    }
    return Optional.empty();
  }
}
