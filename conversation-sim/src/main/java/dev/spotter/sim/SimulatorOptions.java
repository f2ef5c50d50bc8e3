package dev.spotter.sim;

import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.face.vonage.EventShape;
import dev.spotter.sim.face.vonage.VonageCredentials;

/**
 * What a simulator is started with.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param credentials the application that may use the API
 * @param shape the form of image events
 * @param delivery how webhooks are delivered
 */
public record SimulatorOptions(
    String host,
    int port,
    VonageCredentials credentials,
    EventShape shape,
    DeliverySettings delivery) {

  /** This machine alone. */
  public static final String LOCAL_HOST = "127.0.0.1";

  /** The port people know. */
  public static final int DEFAULT_PORT = 8090;

  /**
   * Returns options with the platform's own delivery and legacy image events, on this machine.
   *
   * @param port the port to listen on; 0 for any free one
   * @param credentials the application that may use the API
   * @return the options
   */
  public static SimulatorOptions local(int port, VonageCredentials credentials) {
    return new SimulatorOptions(
        LOCAL_HOST, port, credentials, EventShape.LEGACY, DeliverySettings.VONAGE);
  }

  /**
   * Returns these options with another address.
   *
   * @param address the address to listen on
   * @return the options
   */
  public SimulatorOptions withHost(String address) {
    return new SimulatorOptions(address, port, credentials, shape, delivery);
  }
}
