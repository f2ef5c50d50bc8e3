package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.PlatformProfile;
import dev.spotter.sim.chat.PlatformProfile.Feature;
import dev.spotter.sim.delivery.AckPolicy;
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
import java.util.List;
import java.util.Map;

/** Slack: the Events API over HTTP or Socket Mode, and the Web API. */
public final class SlackEmulator implements PlatformEmulator {

  private static final PlatformProfile PLATFORM =
      new PlatformProfile(
          "slack",
          "Slack",
          10,
          SlackBody.MAX_TEXT,
          EnumSet.of(
              Feature.REPLIES_IN_THREADS, Feature.REACTIONS, Feature.EDITS, Feature.DELETIONS));

  /** Again at once, after a minute, after five. */
  private static final RetryPolicy RETRY =
      new RetryPolicy.Schedule(
          List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)));

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @Override
  public PlatformProfile profile() {
    return PLATFORM;
  }

  @Override
  public DeliverySettings delivery() {
    return new DeliverySettings(1, 0, TIMEOUT, TIMEOUT, RETRY, SlackEmulator::judge);
  }

  /** A bot that wants no repetition of what it refused says so. */
  private static State judge(HttpResponseHead answer) {
    State state = AckPolicy.untilSuccess(answer);
    boolean unwanted = "1".equals(answer.getHeader("X-Slack-No-Retry"));
    return state == State.RETRYING && unwanted ? State.FAILED : state;
  }

  @Override
  public Traffic traffic(String path) {
    if (path.startsWith(SlackEmulation.PATH + "/files-")) {
      return Traffic.MEDIA;
    }
    return path.startsWith(SlackEmulation.API + "/") ? Traffic.API : Traffic.OTHER;
  }

  @Override
  public Map<String, String> createCredentials(CredentialFolder folder, SecureRandom random) {
    return SlackCredentials.create(random);
  }

  @Override
  public Map<String, String> environment(URI simulator) {
    return Map.of("SPOTTER_SLACK_API_URL", simulator + SlackEmulation.API);
  }

  @Override
  public PlatformEmulation create(EmulationContext context) {
    return new SlackEmulation(context, SlackCredentials.load(context.credentials()));
  }
}
