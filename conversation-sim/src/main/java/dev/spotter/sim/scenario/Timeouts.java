package dev.spotter.sim.scenario;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a run waits.
 *
 * @param within how long after its photo a caption may come; 10 seconds when left out
 * @param quiet how long nothing more may come after the last caption, for duplicates to show; 2
 *     seconds when left out
 */
public record Timeouts(Duration within, Duration quiet) {

  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** Fills in what was left out. */
  public Timeouts {
    within = Objects.requireNonNullElse(within, WITHIN);
    quiet = Objects.requireNonNullElse(quiet, QUIET);
  }

  static Timeouts usual() {
    return new Timeouts(null, null);
  }
}
