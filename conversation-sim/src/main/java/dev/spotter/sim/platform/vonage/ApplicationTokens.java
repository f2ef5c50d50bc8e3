package dev.spotter.sim.platform.vonage;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Verifies the RS256 tokens by which an application proves itself. As at Vonage a token without
 * {@code exp} is good for 15 minutes, and none for more than 24 hours. Thread-safe.
 */
final class ApplicationTokens {

  private static final String SCHEME = "Bearer ";
  private static final Duration DEFAULT_LIFE = Duration.ofMinutes(15);
  private static final Duration LONGEST_LIFE = Duration.ofHours(24);
  private static final long SKEW_SECONDS = 30;

  private final JWTVerifier verifier;
  private final Clock clock;

  ApplicationTokens(VonageCredentials credentials, Clock clock) {
    this.clock = clock;
    Verification rules =
        JWT.require(Algorithm.RSA256(credentials.publicKey()))
            .withClaim("application_id", credentials.applicationId())
            .withClaimPresence("iat")
            .acceptLeeway(SKEW_SECONDS);
    // the library's way to give its verifier another clock
    this.verifier = ((JWTVerifier.BaseVerification) rules).build(clock);
  }

  /** Throws {@code invalidToken} unless the Authorization header holds a good token. */
  void check(String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      throw VonageException.invalidToken("Give the application's token as a Bearer token.");
    }
    try {
      checkLife(verifier.verify(authorization.substring(SCHEME.length())));
    } catch (JWTVerificationException refused) {
      throw VonageException.invalidToken(refused.getMessage());
    }
  }

  /** The verifier has checked {@code exp}, where there is one, and {@code iat}. */
  private void checkLife(DecodedJWT token) {
    Instant issued = token.getIssuedAtAsInstant();
    Instant expires =
        Optional.ofNullable(token.getExpiresAtAsInstant()).orElse(issued.plus(DEFAULT_LIFE));
    if (clock.instant().isAfter(expires.plusSeconds(SKEW_SECONDS))) {
      throw VonageException.invalidToken("The token has expired.");
    }
    if (expires.isAfter(issued.plus(LONGEST_LIFE))) {
      throw VonageException.invalidToken("A token may be good for 24 hours at most.");
    }
  }
}
