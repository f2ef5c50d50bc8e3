package dev.spotter.sim.face.slack;

import dev.spotter.sim.chat.Platform;
import dev.spotter.sim.delivery.Delivery.State;
import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.delivery.Verdict;
import dev.spotter.sim.face.CredentialFolder;
import dev.spotter.sim.face.Face;
import dev.spotter.sim.face.FaceContext;
import dev.spotter.sim.face.FaceKind;
import dev.spotter.sim.http.Traffic;
import io.vertx.core.http.HttpResponseHead;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Slack: the Events API over HTTP or Socket Mode, and the Web API. */
public final class SlackKind implements FaceKind {

  private static final Platform PLATFORM = new Platform("slack", "Slack", 10);

  /** Again at once, after a minute, after five. */
  private static final RetryPolicy RETRY =
      new RetryPolicy.Schedule(
          List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)));

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @Override
  public Platform platform() {
    return PLATFORM;
  }

  @Override
  public DeliverySettings delivery() {
    return new DeliverySettings(1, 0, TIMEOUT, TIMEOUT, RETRY, SlackKind::judge);
  }

  /** A bot that wants no repetition of what it refused says so. */
  private static State judge(HttpResponseHead answer) {
    State state = Verdict.untilSuccess(answer);
    boolean unwanted = "1".equals(answer.getHeader("X-Slack-No-Retry"));
    return state == State.RETRYING && unwanted ? State.FAILED : state;
  }

  @Override
  public Traffic traffic(String path) {
    if (path.startsWith(SlackFace.PATH + "/files-")) {
      return Traffic.MEDIA;
    }
    return path.startsWith(SlackFace.API + "/") ? Traffic.API : Traffic.OTHER;
  }

  @Override
  public Map<String, String> createCredentials(CredentialFolder folder, SecureRandom random) {
    return SlackCredentials.create(random);
  }

  @Override
  public Map<String, String> environment(URI simulator) {
    return Map.of("SPOTTER_SLACK_API_URL", simulator + SlackFace.API);
  }

  @Override
  public Face create(FaceContext context) {
    return new SlackFace(context, SlackCredentials.load(context.credentials()));
  }
}
