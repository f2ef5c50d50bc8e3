package dev.spotter.sim.scenario;

import dev.spotter.sim.fault.FaultPlan;
import java.util.Objects;

/**
 * The circumstances under which a bot is tried, as written in a YAML file; the keys are a
 * scenario's.
 *
 * @param delivery how webhooks reach the bot
 * @param faults what goes wrong
 */
public record Conditions(DeliveryScript delivery, FaultPlan faults) {

  /** As on the platform on a good day. */
  public static final Conditions USUAL = new Conditions(null, null);

  /** Fills in what was left out. */
  public Conditions {
    delivery = Objects.requireNonNullElseGet(delivery, DeliveryScript::usual);
    faults = Objects.requireNonNullElse(faults, FaultPlan.NONE);
  }
}
