package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.PlatformProfile;
import dev.spotter.sim.chat.PlatformProfile.Feature;
import dev.spotter.sim.delivery.Delivery.State;
import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.http.Traffic;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import dev.spotter.sim.platform.PlatformEmulator;
import io.vertx.core.http.HttpResponseHead;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;

/** Vonage Conversations. */
public final class VonageEmulator implements PlatformEmulator {

  static final PlatformProfile PLATFORM =
      new PlatformProfile("vonage", "Vonage", 1, 4_000, EnumSet.of(Feature.DELETIONS));

  /**
   * 5 seconds, doubling to 15 minutes, for 24 hours: as documented for Vonage's messages. That
   * conversation events are repeated in the same way stays unconfirmed.
   */
  private static final RetryPolicy RETRY =
      new RetryPolicy.Doubling(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24));

  private static final int LAST_SUCCESS = 205; // Vonage counts 200 to 205 as received
  private static final int TOO_MANY_REQUESTS = 429;

  @Override
  public PlatformProfile profile() {
    return PLATFORM;
  }

  @Override
  public DeliverySettings delivery() {
    return new DeliverySettings(
        1, 0, Duration.ofSeconds(3), Duration.ofSeconds(15), RETRY, VonageEmulator::judge);
  }

  private static State judge(HttpResponseHead answer) {
    int status = answer.statusCode();
    if (status >= 200 && status <= LAST_SUCCESS) {
      return State.DELIVERED;
    }
    return status == TOO_MANY_REQUESTS || status >= 500 ? State.RETRYING : State.FAILED;
  }

  @Override
  public Traffic traffic(String path) {
    if (path.startsWith("/v3/media/")) {
      return Traffic.MEDIA;
    }
    return path.startsWith("/v1/") ? Traffic.API : Traffic.OTHER;
  }

  @Override
  public Map<String, String> createCredentials(CredentialFolder folder, SecureRandom random) {
    return VonageKeys.create(folder, random);
  }

  @Override
  public Map<String, String> environment(URI simulator) {
    return Map.of(
        VonageKeys.API_URL,
        simulator.toString(),
        "SPOTTER_VONAGE_BOT_USER",
        EmulationContext.BOT_NAME);
  }

  @Override
  public PlatformEmulation create(EmulationContext context) {
    return new VonageEmulation(context, VonageKeys.load(context.credentials()));
  }
}
