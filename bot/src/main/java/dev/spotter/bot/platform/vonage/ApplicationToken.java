package dev.spotter.bot.platform.vonage;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.config.Settings;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The JWT (RS256) that the bot shows to Vonage's API: made when first needed and made anew before
 * it expires. Thread-safe.
 *
 * <p>Claims as Vonage's SDKs write them: {@code application_id, iat, exp, jti}; without {@code sub}
 * and {@code acl} the token acts for the whole application.
 */
public final class ApplicationToken {

  /** What the SDKs use by default. */
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  /** Left over when a token is replaced, so that none expires on its way. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final String applicationId;
  private final Algorithm algorithm;
  private final Clock clock;
  private String token;
  private Instant expiry = Instant.MIN;

  /**
   * Creates it; nothing is signed yet.
   *
   * @param application whose key signs
   * @param clock tells when a token expires
   */
  public ApplicationToken(VonageApplication application, Clock clock) {
    this.applicationId = application.id();
    this.algorithm = Algorithm.RSA256(null, key(application.privateKey(), "the private key"));
    this.clock = clock;
  }

  /**
   * Checks that a key can be used, so that the operator hears of a wrong one at start.
   *
   * @param setting the key's setting
   */
  static void checkKey(Secret privateKey, String setting) {
    key(privateKey, Settings.variable(setting));
  }

  /** Returns a token that is good for two minutes at least. */
  public synchronized String value() {
    Instant now = clock.instant();
    if (token == null || now.isAfter(expiry.minus(MARGIN))) {
      expiry = now.plus(LIFETIME);
      token =
          JWT.create()
              .withClaim("application_id", applicationId)
              .withIssuedAt(now)
              .withExpiresAt(expiry)
              .withJWTId(UUID.randomUUID().toString())
              .sign(algorithm);
    }
    return token;
  }

  /** Forgets a token that the API refused. */
  synchronized void discard(String refused) {
    if (refused.equals(token)) {
      token = null;
    }
  }

  private static RSAPrivateKey key(Secret pem, String name) {
    try {
      String base64 = pem.value().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      byte[] encoded = Base64.getDecoder().decode(base64);
      return (RSAPrivateKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
      throw new InvalidConfigException(
          name
              + " (or the file it names) is no RSA private key in PEM form"
              + " that starts with -----BEGIN PRIVATE KEY-----; use the private.key that Vonage"
              + " gave for the application");
    }
  }
}
