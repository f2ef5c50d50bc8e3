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

/** Vonage Messages, as WhatsApp: the same application as {@link VonageEmulator}'s. */
public final class MessagesEmulator implements PlatformEmulator {

  private static final PlatformProfile PLATFORM =
      new PlatformProfile(
          "vonage-messages", "Vonage Messages", 1, 4_096, EnumSet.of(Feature.REPLIES));

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
    return path.startsWith(MessagesApi.PATH) ? Traffic.API : Traffic.OTHER;
  }

  @Override
  public String account() {
    return VonageEmulator.PLATFORM.name();
  }

  @Override
  public Map<String, String> createCredentials(CredentialFolder folder, SecureRandom random) {
    return VonageKeys.create(folder, random);
  }

  @Override
  public Map<String, String> environment(URI simulator) {
    return Map.of(VonageKeys.API_URL, simulator.toString());
  }

  @Override
  public PlatformEmulation create(EmulationContext context) {
    return new MessagesEmulation(context, VonageKeys.load(context.credentials()));
  }
}
