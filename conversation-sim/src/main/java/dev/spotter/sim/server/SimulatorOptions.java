package dev.spotter.sim.server;

import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.fault.FaultPlan;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.EmulationOptions;
import dev.spotter.sim.platform.PlatformEmulator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a simulator is started with.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param platforms what it speaks as; at least one, the first being the usual one
 * @param credentials what it shares with the bots of those platforms
 * @param emulation what platforms leave open
 * @param delivery changes how a platform delivers events
 * @param faults what goes wrong
 */
public record SimulatorOptions(
    String host,
    int port,
    List<PlatformEmulator> platforms,
    CredentialFolder credentials,
    EmulationOptions emulation,
    UnaryOperator<DeliverySettings> delivery,
    FaultPlan faults) {

  /** This machine alone. */
  public static final String LOCAL_HOST = "127.0.0.1";

  /** The port people know. */
  public static final int DEFAULT_PORT = 8090;

  /** Copies {@code platforms}. */
  public SimulatorOptions {
    platforms = List.copyOf(platforms);
  }

  /**
   * Returns options with the platforms' own delivery and legacy image events, on this machine, in
   * which nothing goes wrong.
   *
   * @param port the port to listen on; 0 for any free one
   * @param platforms what it speaks as; at least one
   * @param credentials what it shares with the bots of those platforms
   * @return the options
   */
  public static SimulatorOptions local(
      int port, List<PlatformEmulator> platforms, CredentialFolder credentials) {
    return new SimulatorOptions(
        LOCAL_HOST,
        port,
        platforms,
        credentials,
        EmulationOptions.USUAL,
        UnaryOperator.identity(),
        FaultPlan.NONE);
  }

  /**
   * Returns these options with another address.
   *
   * @param address the address to listen on
   * @return the options
   */
  public SimulatorOptions withHost(String address) {
    return new SimulatorOptions(address, port, platforms, credentials, emulation, delivery, faults);
  }

  /**
   * Returns these options with events told of in another way.
   *
   * @param choices what platforms leave open
   * @param change changes how a platform delivers events
   * @return the options
   */
  public SimulatorOptions withDelivery(
      EmulationOptions choices, UnaryOperator<DeliverySettings> change) {
    return new SimulatorOptions(host, port, platforms, credentials, choices, change, faults);
  }

  /**
   * Returns these options with faults.
   *
   * @param plan what goes wrong
   * @return the options
   */
  public SimulatorOptions withFaults(FaultPlan plan) {
    return new SimulatorOptions(host, port, platforms, credentials, emulation, delivery, plan);
  }
}
