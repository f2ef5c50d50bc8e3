package dev.spotter.sim.platform.vonage;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import dev.spotter.sim.platform.CredentialFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Tokens as an application makes them, and the parts to make wrong ones. */
final class VonageTokens {

  private final Path folder;
  private final CredentialFolder credentials;

  VonageTokens(Path folder, CredentialFolder credentials) {
    this.folder = folder;
    this.credentials = credentials;
  }

  /** A token that is good now. */
  String good() throws Exception {
    return claims(Instant.now()).sign(own());
  }

  JWTCreator.Builder claims(Instant issued) {
    return JWT.create().withIssuedAt(issued).withClaim("application_id", application());
  }

  String application() {
    return VonageKeys.load(credentials).applicationId();
  }

  /** Signs with the application's own key. */
  Algorithm own() throws Exception {
    return rs256(folder.resolve("private.key"));
  }

  static Algorithm rs256(Path privateKey) throws Exception {
    String pem = Files.readString(privateKey);
    byte[] key = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    return Algorithm.RSA256(
        null, (RSAPrivateKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(key)));
  }
}
