package dev.spotter.sim.delivery;

import java.util.Optional;

/**
 * One try to tell the bot something.
 *
 * @param number counts 1, 2, 3...
 * @param before what came of the try before; empty for the first
 */
public record Attempt(int number, Optional<Outcome> before) {

  /** The first try. */
  public static final Attempt FIRST = new Attempt(1, Optional.empty());

  Attempt next(Outcome outcome) {
    return new Attempt(number + 1, Optional.of(outcome));
  }
}
