package dev.spotter.sim.platform.vonage;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.spotter.sim.delivery.SignedRequest;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Signs webhooks as Vonage does: an HS256 token in the Authorization header whose {@code
 * payload_hash} is the SHA-256 of the exact bytes of the body. Thread-safe.
 */
final class VonageSigner {

  private final VonageCredentials credentials;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final Algorithm algorithm;

  VonageSigner(VonageCredentials credentials, Clock clock, Supplier<UUID> ids) {
    this.credentials = credentials;
    this.clock = clock;
    this.ids = ids;
    this.algorithm = Algorithm.HMAC256(credentials.signatureSecret());
  }

  SignedRequest sign(Buffer body) {
    String token =
        JWT.create()
            .withIssuer("Vonage")
            .withIssuedAt(clock.instant())
            .withJWTId(ids.get().toString())
            .withClaim("payload_hash", sha256(body.getBytes()))
            .withClaim("api_key", credentials.apiKey())
            .withClaim("application_id", credentials.applicationId())
            .sign(algorithm);
    return new SignedRequest(
        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token), body);
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has SHA-256
      throw new IllegalStateException(impossible);
    }
  }
}
