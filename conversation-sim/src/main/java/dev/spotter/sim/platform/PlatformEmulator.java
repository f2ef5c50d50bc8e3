package dev.spotter.sim.platform;

import dev.spotter.sim.chat.PlatformProfile;
import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.http.Traffic;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;

/** A platform that the simulator can speak as. Stateless. */
public interface PlatformEmulator {

  /**
   * Returns the platform's name and bounds.
   *
   * @return the platform
   */
  PlatformProfile profile();

  /**
   * Returns how the platform delivers events.
   *
   * @return its timeouts and retries
   */
  DeliverySettings delivery();

  /**
   * Tells what a request of a bot is about.
   *
   * @param path the request's path
   * @return {@link Traffic#OTHER} also for what belongs to another platform
   */
  Traffic traffic(String path);

  /**
   * Returns the name of the account that the credentials are of, which platforms of one provider
   * share.
   *
   * @return what the credentials' variables are named after; the platform's own name unless it
   *     shares them
   */
  default String account() {
    return profile().name();
  }

  /**
   * Makes credentials that platform and bot share.
   *
   * @param folder takes files, where a variable names one
   * @param random makes keys and secrets
   * @return the variables that a Spotter reads them from
   * @throws CredentialException when the folder cannot be written
   */
  Map<String, String> createCredentials(CredentialFolder folder, SecureRandom random);

  /**
   * Returns what else a Spotter has to know.
   *
   * @param simulator the address of the running simulator, without a slash at its end
   * @return variables, among them the address of the platform's API
   */
  Map<String, String> environment(URI simulator);

  /**
   * Creates the emulation of a running simulator.
   *
   * @param context what it works with
   * @return the emulation
   * @throws CredentialException when the credentials are damaged
   */
  PlatformEmulation create(EmulationContext context);
}
