package dev.spotter.sim.platform.vonage;

import java.security.interfaces.RSAPublicKey;

/**
 * What an application and its Vonage account know of each other.
 *
 * @param applicationId the application's id
 * @param apiKey the account's key, named in signed webhooks
 * @param signatureSecret the account's secret that signs webhooks
 * @param publicKey verifies the application's tokens; the application alone has the private one
 */
public record VonageCredentials(
    String applicationId, String apiKey, String signatureSecret, RSAPublicKey publicKey) {

  /** Names the application but not the secret. */
  @Override
  public String toString() {
    return "VonageCredentials[" + applicationId + "]";
  }
}
