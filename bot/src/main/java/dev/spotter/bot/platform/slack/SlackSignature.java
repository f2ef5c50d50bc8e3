package dev.spotter.bot.platform.slack;

import static dev.spotter.bot.platform.RefusedRequestException.unauthorized;

import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks requests from Slack. Thread-safe.
 *
 * <ol>
 *   <li>There are the headers {@code X-Slack-Request-Timestamp} and {@code X-Slack-Signature}.
 *   <li>The timestamp, in seconds since 1970, is at most five minutes ago or ahead. (Slack's own
 *       SDKs check the past alone; a stamp from the future could be replayed for longer.)
 *   <li>The signature is {@code v0=} and the hex HMAC-SHA256, with the app's signing secret, of
 *       {@code v0:TIMESTAMP:} and the body's very bytes. It is compared in constant time.
 * </ol>
 *
 * <p>A request that is sent again within the five minutes passes; the inbox keeps it only once.
 */
final class SlackSignature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private final Optional<SecretKeySpec> key;
  private final Clock clock;

  /**
   * Creates the check.
   *
   * @param signingSecret without one every request is refused
   * @param clock the time
   */
  SlackSignature(Optional<Secret> signingSecret, Clock clock) {
    this.key = signingSecret.map(secret -> new SecretKeySpec(secret.bytes(), ALGORITHM));
    this.clock = clock;
  }

  /**
   * Checks one request.
   *
   * @throws RefusedRequestException with status 401 when a rule does not hold
   */
  void verify(WebhookRequest request) {
    SecretKeySpec secret =
        key.orElseThrow(() -> unauthorized("no_secret", "the bot has no signing secret"));
    String timestamp = header(request, "X-Slack-Request-Timestamp");
    String signature = header(request, "X-Slack-Signature");
    checkAge(timestamp);
    String expected = "v0=" + hmac(secret, timestamp, request.body().getBytes());
    if (!MessageDigest.isEqual(bytes(expected), bytes(signature))) {
      throw unauthorized("bad_signature", "the request is not signed with our secret");
    }
  }

  private static String header(WebhookRequest request, String name) {
    String value = request.headers().get(name);
    if (value == null || value.isBlank()) {
      throw unauthorized("missing_signature", "the request is not signed: no " + name);
    }
    return value.strip();
  }

  private void checkAge(String timestamp) {
    if (!SECONDS.matcher(timestamp).matches()) {
      throw unauthorized("bad_signature", "the request's timestamp is no number of seconds");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
      throw unauthorized(
          "stale_signature", "the request was not signed within five minutes of now");
    }
  }

  private static String hmac(SecretKeySpec secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(bytes("v0:" + timestamp + ":"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
