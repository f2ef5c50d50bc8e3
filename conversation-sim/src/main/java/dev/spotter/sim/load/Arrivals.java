package dev.spotter.sim.load;

import java.util.random.RandomGenerator;

/** How arrivals of a given rate are spread over time. */
public enum Arrivals {
  /** Independent of each other, as people's are: the gaps are exponentially distributed. */
  POISSON {
    @Override
    double gap(RandomGenerator random) {
      return random.nextExponential();
    }
  },
  /** All gaps are the same. */
  EVEN {
    @Override
    double gap(RandomGenerator random) {
      return 1;
    }
  };

  /** Returns the gap before the next arrival, in units of the mean gap. */
  abstract double gap(RandomGenerator random);
}
