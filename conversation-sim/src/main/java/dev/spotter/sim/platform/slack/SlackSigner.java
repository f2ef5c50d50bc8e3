package dev.spotter.sim.platform.slack;

import dev.spotter.sim.delivery.Attempt;
import dev.spotter.sim.delivery.Outcome;
import dev.spotter.sim.delivery.SignedRequest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as Slack does, version v0, and says which repetition they are. Thread-safe. */
final class SlackSigner {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Clock clock;

  SlackSigner(String secret, Clock clock) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  SignedRequest sign(Buffer body, Attempt attempt) {
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
    headers.put("X-Slack-Request-Timestamp", timestamp);
    headers.put("X-Slack-Signature", "v0=" + hmac("v0:" + timestamp + ":", body));
    attempt
        .before()
        .ifPresent(
            failed -> {
              headers.put("X-Slack-Retry-Num", String.valueOf(attempt.number() - 1));
              headers.put("X-Slack-Retry-Reason", reason(failed));
            });
    return new SignedRequest(headers, body);
  }

  static String reason(Outcome failed) {
    return switch (failed.cause()) {
      case ANSWERED -> "http_error";
      case TIMED_OUT -> "http_timeout";
      case UNREACHABLE -> "connection_failed";
    };
  }

  private String hmac(String start, Buffer body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(start.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
    } catch (GeneralSecurityException impossible) { // every Java platform has HmacSHA256
      throw new IllegalStateException(impossible);
    }
  }
}
