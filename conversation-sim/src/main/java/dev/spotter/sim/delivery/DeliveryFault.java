package dev.spotter.sim.delivery;

import java.time.Duration;

/**
 * What goes wrong with the webhook of one event.
 *
 * @param hold how long it is held back; zero or positive
 * @param overtaken whether later events of its conversation do not wait for it meanwhile
 * @param copies how often it is sent on top of once, at the same time; 0 and more
 * @param dropped so many attempts of each copy never reach the bot; 0 and more
 * @param lostAnswers so many answers to each copy are lost, so that it is sent again; 0 and more
 */
public record DeliveryFault(
    Duration hold, boolean overtaken, int copies, int dropped, int lostAnswers) {

  /** Nothing goes wrong. */
  public static final DeliveryFault NONE = new DeliveryFault(Duration.ZERO, false, 0, 0, 0);
}
