package dev.spotter.sim.scenario;

/** A scenario that cannot be run as it is written; the message says where and why. */
public final class ScenarioException extends RuntimeException {

  ScenarioException(String message) {
    super(message);
  }

  ScenarioException(String message, Throwable cause) {
    super(message, cause);
  }
}
