package dev.spotter.sim.face.vonage;

import java.util.Locale;

/** The two forms in which Vonage tells of a picture. */
public enum EventShape {
  /** {@code type: image} with {@code body.representations}: every size of the picture. */
  LEGACY,
  /** {@code type: message} with {@code body.image.url}: the original alone. */
  MESSAGE,
  /** Legacy for events with odd numbers, message for even ones. */
  MIXED;

  /** The name as a person writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean legacy(int seq) {
    return this == LEGACY || (this == MIXED && seq % 2 == 1);
  }
}
