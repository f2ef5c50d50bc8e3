package dev.spotter.sim.platform;

import java.util.Locale;

/** The form in which a platform that has several tells of a picture; others have but one. */
public enum EventShape {
  /** Every size of the picture. */
  LEGACY,
  /** The original alone. */
  MESSAGE,
  /** Legacy for events with odd numbers, message for even ones. */
  MIXED;

  /** The name as a person writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells which form an event has.
   *
   * @param seq the event's number
   * @return whether it is {@link #LEGACY} rather than {@link #MESSAGE}
   */
  public boolean legacy(int seq) {
    return this == LEGACY || (this == MIXED && seq % 2 == 1);
  }
}
