package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.PlatformProfile;
import dev.spotter.sim.chat.PlatformProfile.Feature;
import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.http.Traffic;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import dev.spotter.sim.platform.PlatformEmulator;
import java.net.URI;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Map;

/** Vonage Conversations. */
public final class VonageEmulator implements PlatformEmulator {

  static final PlatformProfile PLATFORM =
      new PlatformProfile("vonage", "Vonage", 1, 4_000, EnumSet.of(Feature.DELETIONS));

  @Override
  public PlatformProfile profile() {
    return PLATFORM;
  }

  @Override
  public DeliverySettings delivery() {
    return VonageWebhooks.delivery();
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
