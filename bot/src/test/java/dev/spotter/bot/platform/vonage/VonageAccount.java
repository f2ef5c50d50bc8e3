package dev.spotter.bot.platform.vonage;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import dev.spotter.bot.config.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A Vonage account for tests: its keys, and webhooks signed with them. */
public final class VonageAccount {

  /** The application's id. */
  public static final String APPLICATION = "9f6fe8ae-3458-4a72-b532-8276d5533e97";

  /** The account's signature secret. */
  public static final String SECRET = "a signature secret of 32 letters";

  private static final KeyPair KEYS = keys();

  private VonageAccount() {}

  /** The environment of a bot that is connected to this account at {@code apiUrl}. */
  public static Map<String, String> environment(String apiUrl) {
    return Map.of(
        "SPOTTER_VONAGE_APPLICATION_ID", APPLICATION,
        "SPOTTER_VONAGE_PRIVATE_KEY", privateKey(),
        "SPOTTER_VONAGE_SIGNATURE_SECRET", SECRET,
        "SPOTTER_VONAGE_API_URL", apiUrl,
        "SPOTTER_VONAGE_TIMEOUT", "1m");
  }

  /** The application as a bot at {@code apiUrl} is set up with it. */
  public static VonageApplication application(String apiUrl) {
    return new VonageApplication(
        VonageApplication.SECTION,
        APPLICATION,
        new Secret(privateKey()),
        new Secret(SECRET),
        URI.create(apiUrl),
        Set.of(apiUrl),
        Duration.ofMinutes(1));
  }

  /** The application's private key, PEM. */
  public static String privateKey() {
    String base64 = Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }

  /** The application's public key. */
  public static RSAPublicKey publicKey() {
    return (RSAPublicKey) KEYS.getPublic();
  }

  /** The claims of a signed webhook, without its signature. */
  public static JWTCreator.Builder claims(byte[] body, Instant issued) {
    return JWT.create()
        .withIssuer("Vonage")
        .withIssuedAt(issued)
        .withJWTId(UUID.randomUUID().toString())
        .withClaim("api_key", "abcd1234")
        .withClaim("application_id", APPLICATION)
        .withClaim("payload_hash", sha256(body));
  }

  /** The Authorization header of a webhook with this body. */
  public static String sign(byte[] body, Instant issued) {
    return "Bearer " + claims(body, issued).sign(Algorithm.HMAC256(SECRET));
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
