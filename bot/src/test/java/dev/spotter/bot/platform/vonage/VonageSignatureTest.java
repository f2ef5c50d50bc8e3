package dev.spotter.bot.platform.vonage;

import static dev.spotter.bot.platform.vonage.VonageAccount.SECRET;
import static dev.spotter.bot.platform.vonage.VonageAccount.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.vonage.jwt.Jwt;
import dev.spotter.bot.SettableClock;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VonageSignatureTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final byte[] BODY = bytes("{\"type\":\"message\"}");
  private static final Algorithm HS256 = Algorithm.HMAC256(SECRET);

  private final SettableClock clock = new SettableClock(NOW);
  private final VonageSignature signature =
      new VonageSignature(VonageAccount.application("http://localhost"), clock);

  @ParameterizedTest
  @ValueSource(ints = {-300, -1, 0, 1, 300})
  void whatVonageSignedWithinFiveMinutesIsBelieved(int seconds) {
    String header = VonageAccount.sign(BODY, NOW.plusSeconds(seconds));
    assertThatCode(() -> verify(header, BODY)).doesNotThrowAnyException();
  }

  @Test
  void theHashMayBeUpperCaseAndTheSchemeToo() {
    String hash = JWT.decode(token()).getClaim("payload_hash").asString();
    String upper =
        claims(BODY, NOW).withClaim("payload_hash", hash.toUpperCase(Locale.ROOT)).sign(HS256);
    assertThatCode(() -> verify("BEARER " + upper, BODY)).doesNotThrowAnyException();
  }

  @Test
  void aTokenWithoutAnApplicationIsBelieved() {
    String token = claims(BODY, NOW).withClaim("application_id", (String) null).sign(HS256);
    assertThatCode(() -> verify("Bearer " + token, BODY)).doesNotThrowAnyException();
  }

  @Test
  void aRequestThatIsSentAgainIsBelieved() {
    String header = "Bearer " + token();
    verify(header, BODY);
    assertThatCode(() -> verify(header, BODY)).doesNotThrowAnyException();
  }

  static Stream<Arguments> forgeries() throws NoSuchAlgorithmException {
    String token = token();
    String[] parts = token.split("\\.", -1);
    String none = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
    Instant past = NOW.minus(Duration.ofSeconds(301));
    Instant future = NOW.plus(Duration.ofSeconds(301));
    return Stream.of(
        arguments("no header", null, "missing_signature"),
        arguments("empty header", "", "bad_signature"),
        arguments("basic authentication", "Basic " + encoded("a:b"), "bad_signature"),
        arguments("no token", "Bearer ", "bad_signature"),
        arguments("no JWT", "Bearer abc", "bad_signature"),
        arguments("bare token", token, "bad_signature"),
        arguments("other secret", bearer("another secret of 32 characters."), "bad_signature"),
        arguments("alg none", "Bearer " + none, "bad_signature"),
        arguments("alg none with signature", "Bearer " + none + parts[2], "bad_signature"),
        arguments("HS384", bearer(Algorithm.HMAC384(SECRET)), "bad_signature"),
        arguments("HS512", bearer(Algorithm.HMAC512(SECRET)), "bad_signature"),
        arguments("RS256", bearer(Algorithm.RSA256(null, rsaKey())), "bad_signature"),
        arguments(
            "cut signature", "Bearer " + token.substring(0, token.length() - 4), "bad_signature"),
        arguments("no signature", "Bearer " + parts[0] + "." + parts[1] + ".", "bad_signature"),
        arguments(
            "changed claims",
            "Bearer "
                + parts[0]
                + "."
                + encoded("{\"iat\":" + NOW.getEpochSecond() + "}")
                + "."
                + parts[2],
            "bad_signature"),
        arguments("stale", VonageAccount.sign(BODY, past), "stale_signature"),
        arguments("ahead", VonageAccount.sign(BODY, future), "stale_signature"),
        arguments(
            "without iat",
            "Bearer " + claims(BODY, NOW).withIssuedAt((Instant) null).sign(HS256),
            "stale_signature"),
        arguments(
            "expired",
            "Bearer " + claims(BODY, NOW).withExpiresAt(past).sign(HS256),
            "bad_signature"),
        arguments(
            "other application",
            "Bearer " + claims(BODY, NOW).withClaim("application_id", "x").sign(HS256),
            "other_application"),
        arguments(
            "without hash",
            "Bearer " + claims(BODY, NOW).withClaim("payload_hash", (String) null).sign(HS256),
            "bad_payload"),
        arguments("hash of another body", VonageAccount.sign(bytes("{}"), NOW), "bad_payload"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void aForgeryIsRefusedWith401(String kind, String header, String reason) {
    RefusedRequestException refusal =
        catchThrowableOfType(RefusedRequestException.class, () -> verify(header, BODY));

    assertThat(refusal.status()).isEqualTo(401);
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.getMessage()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"massage\"}",
        "{\"type\":\"message\"} ",
        "{\"type\": \"message\"}",
        ""
      })
  void aBodyThatWasChangedIsRefused(String body) {
    String header = VonageAccount.sign(BODY, NOW);
    RefusedRequestException refusal =
        catchThrowableOfType(RefusedRequestException.class, () -> verify(header, bytes(body)));
    assertThat(refusal.reason()).isEqualTo("bad_payload");
  }

  @Test
  void vonagesOwnLibraryAgreesOnTheSignature() {
    assertThat(Jwt.verifySignature(token(), SECRET)).isTrue();
    assertThat(Jwt.verifySignature(token(), "another secret of 32 characters.")).isFalse();
  }

  private void verify(String header, byte[] body) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    if (header != null) {
      headers.add("Authorization", header);
    }
    signature.verify(new WebhookRequest(headers, Buffer.buffer(body)));
  }

  private static String token() {
    return claims(BODY, NOW).sign(HS256);
  }

  private static String bearer(String secret) {
    return bearer(Algorithm.HMAC256(secret));
  }

  private static String bearer(Algorithm algorithm) {
    return "Bearer " + claims(BODY, NOW).sign(algorithm);
  }

  private static RSAPrivateKey rsaKey() throws NoSuchAlgorithmException {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    return (RSAPrivateKey) pair.getPrivate();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
