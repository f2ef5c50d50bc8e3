package dev.spotter.bot.platform.vonage;

import static dev.spotter.bot.platform.RefusedRequestException.unauthorized;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * Checks Vonage's signed webhooks. Thread-safe.
 *
 * <ol>
 *   <li>There is an {@code Authorization: Bearer} header with a JWT.
 *   <li>Its algorithm is HS256, whatever the token says, and its signature is made with the
 *       account's signature secret.
 *   <li>It was issued at most five minutes ago or ahead. (Vonage names no number; this is the usual
 *       one.)
 *   <li>If it names an application, it is ours.
 *   <li>{@code payload_hash} is the SHA-256 of the body's very bytes, in hex. (That Vonage hashes
 *       exactly these stays unconfirmed: its documentation says "the payload", and an example of
 *       its own hashes JSON that was read and written again.)
 * </ol>
 *
 * <p>A request that is sent again within the five minutes passes; the inbox keeps it only once.
 */
public final class VonageSignature {

  private static final String SCHEME = "bearer ";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final String applicationId;
  private final Algorithm algorithm;
  private final JWTVerifier verifier;
  private final Clock clock;

  /**
   * Creates it.
   *
   * @param application whose webhooks are checked
   * @param clock the time that a signature's age is told by
   */
  public VonageSignature(VonageApplication application, Clock clock) {
    this.applicationId = application.id();
    this.clock = clock;
    this.algorithm = Algorithm.HMAC256(application.signatureSecret().bytes());
    this.verifier =
        ((JWTVerifier.BaseVerification) JWT.require(algorithm).ignoreIssuedAt()).build(clock);
  }

  /**
   * Checks one request.
   *
   * @throws RefusedRequestException with status 401 when a rule does not hold
   */
  public void verify(WebhookRequest request) {
    DecodedJWT token = signedToken(bearer(request));
    checkAge(token);
    checkApplication(token);
    checkPayload(token, request.body().getBytes());
  }

  /** Returns the bearer token that Vonage would sign a body with, to try a webhook by. */
  public Secret token(byte[] body) {
    return new Secret(
        JWT.create()
            .withIssuer("Vonage")
            .withIssuedAt(clock.instant())
            .withJWTId(UUID.randomUUID().toString())
            .withClaim("application_id", applicationId)
            .withClaim("payload_hash", sha256(body))
            .sign(algorithm));
  }

  private static String bearer(WebhookRequest request) {
    String header = request.headers().get("Authorization");
    if (header == null) {
      throw unauthorized("missing_signature", "the request is not signed");
    }
    if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw unauthorized("bad_signature", "the Authorization header holds no bearer token");
    }
    return header.substring(SCHEME.length()).trim();
  }

  private DecodedJWT signedToken(String token) {
    try {
      return verifier.verify(token);
    } catch (JWTVerificationException e) {
      throw unauthorized("bad_signature", "the token is not signed with our secret");
    }
  }

  private void checkAge(DecodedJWT token) {
    Instant issued = token.getIssuedAtAsInstant();
    if (issued == null
        || Duration.between(issued, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
      throw unauthorized("stale_signature", "the token was not issued within five minutes of now");
    }
  }

  private void checkApplication(DecodedJWT token) {
    String application = token.getClaim("application_id").asString();
    if (application != null && !same(application, applicationId)) {
      throw unauthorized("other_application", "the token is for another application");
    }
  }

  private static void checkPayload(DecodedJWT token, byte[] body) {
    String claimed = token.getClaim("payload_hash").asString();
    if (claimed == null || !same(claimed.toLowerCase(Locale.ROOT), sha256(body))) {
      throw unauthorized("bad_payload", "the body is not the one that was signed");
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
