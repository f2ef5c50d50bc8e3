package dev.spotter.sim.platform;

import java.util.Objects;

/**
 * Choices that some platforms leave to whoever runs them.
 *
 * @param imageEvents the form in which Vonage tells of a picture; legacy when left out
 * @param privacy whether Telegram's privacy mode is on, in which a bot in a group is told of words
 *     only when they are a command, mention it or reply to it; on when left out. Photos are told in
 *     any case, so that a bot that captions them can be tried.
 */
public record EmulationOptions(EventShape imageEvents, Boolean privacy) {

  /** As platforms have it. */
  public static final EmulationOptions USUAL = new EmulationOptions(null, null);

  /** Fills in what was left out. */
  public EmulationOptions {
    imageEvents = Objects.requireNonNullElse(imageEvents, EventShape.LEGACY);
    privacy = Objects.requireNonNullElse(privacy, true);
  }
}
