package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.platform.CredentialException;
import dev.spotter.sim.platform.CredentialFolder;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A Vonage application's keys in a folder: {@code private.key} and {@code public.pem}. */
final class VonageKeys {

  static final String API_URL = "SPOTTER_VONAGE_API_URL";

  private static final String PRIVATE_KEY = "private.key";
  private static final String PUBLIC_KEY = "public.pem";
  private static final String APPLICATION_ID = "SPOTTER_VONAGE_APPLICATION_ID";
  private static final String SIGNATURE_SECRET = "SPOTTER_VONAGE_SIGNATURE_SECRET";
  private static final String PRIVATE_KEY_FILE = "SPOTTER_VONAGE_PRIVATE_KEY_FILE";
  private static final int KEY_BITS = 2048;
  private static final int SECRET_BYTES = 32;
  private static final int API_KEY_LENGTH = 8;

  private VonageKeys() {}

  /** Writes new keys; returns the variables that name them. */
  static Map<String, String> create(CredentialFolder folder, SecureRandom random) {
    KeyPair keys = keyPair(random);
    folder.write(PRIVATE_KEY, pem("PRIVATE KEY", keys.getPrivate()));
    folder.write(PUBLIC_KEY, pem("PUBLIC KEY", keys.getPublic()));
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(APPLICATION_ID, UUID.randomUUID().toString());
    environment.put(SIGNATURE_SECRET, HexFormat.of().formatHex(secret));
    environment.put(PRIVATE_KEY_FILE, folder.resolve(PRIVATE_KEY).toString());
    return environment;
  }

  /**
   * Reads what the platform has to know; the account's key is the start of the application's id.
   */
  static VonageCredentials load(CredentialFolder folder) {
    String applicationId = folder.variable(APPLICATION_ID);
    String secret = folder.variable(SIGNATURE_SECRET);
    if (applicationId.length() < API_KEY_LENGTH) {
      throw folder.damaged(folder.environmentFile().getFileName().toString(), null);
    }
    String apiKey = applicationId.substring(0, API_KEY_LENGTH);
    return new VonageCredentials(applicationId, apiKey, secret, publicKey(folder));
  }

  private static RSAPublicKey publicKey(CredentialFolder folder) {
    String base64 = folder.read(PUBLIC_KEY).replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
    } catch (GeneralSecurityException | IllegalArgumentException failure) {
      throw folder.damaged(PUBLIC_KEY, failure);
    }
  }

  private static KeyPair keyPair(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) { // every Java platform has RSA
      throw new CredentialException("No keys can be made", impossible);
    }
  }

  private static String pem(String kind, Key key) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
