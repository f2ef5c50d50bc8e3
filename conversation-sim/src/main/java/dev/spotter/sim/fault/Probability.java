package dev.spotter.sim.fault;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * How likely a fault strikes: the share of everything that it does strike.
 *
 * @param value 0 for nothing to 1 for everything
 */
public record Probability(double value) {

  private static final double PERCENT = 100;

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException when it is out of its range
   */
  public Probability {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a share is 0% to 100%, not " + value * PERCENT + "%");
    }
  }

  /**
   * Reads a share.
   *
   * @param written such as {@code 20%} or {@code 0.2}, text or number
   * @return the share
   * @throws IllegalArgumentException when it is none
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Probability of(Object written) {
    String text = String.valueOf(written);
    try {
      return text.endsWith("%")
          ? new Probability(Double.parseDouble(text.substring(0, text.length() - 1)) / PERCENT)
          : new Probability(Double.parseDouble(text));
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no share; write it as 20% or 0.2", notOne);
    }
  }
}
