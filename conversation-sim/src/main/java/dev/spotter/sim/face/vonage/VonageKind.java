package dev.spotter.sim.face.vonage;

import dev.spotter.sim.chat.Platform;
import dev.spotter.sim.delivery.Delivery.State;
import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.face.CredentialFolder;
import dev.spotter.sim.face.Face;
import dev.spotter.sim.face.FaceContext;
import dev.spotter.sim.face.FaceKind;
import dev.spotter.sim.http.Traffic;
import io.vertx.core.http.HttpResponseHead;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;

/** Vonage Conversations. */
public final class VonageKind implements FaceKind {

  static final Platform PLATFORM = new Platform("vonage", "Vonage", 1);

  /**
   * 5 seconds, doubling to 15 minutes, for 24 hours: as documented for Vonage's messages. That
   * conversation events are repeated in the same way stays unconfirmed.
   */
  private static final RetryPolicy RETRY =
      new RetryPolicy.Doubling(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24));

  private static final int LAST_SUCCESS = 205; // Vonage counts 200 to 205 as received
  private static final int TOO_MANY_REQUESTS = 429;

  @Override
  public Platform platform() {
    return PLATFORM;
  }

  @Override
  public DeliverySettings delivery() {
    return new DeliverySettings(
        1, 0, Duration.ofSeconds(3), Duration.ofSeconds(15), RETRY, VonageKind::judge);
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
        VonageKeys.API_URL, simulator.toString(), "SPOTTER_VONAGE_BOT_USER", FaceContext.BOT_NAME);
  }

  @Override
  public Face create(FaceContext context) {
    return new VonageFace(context, VonageKeys.load(context.credentials()));
  }
}
