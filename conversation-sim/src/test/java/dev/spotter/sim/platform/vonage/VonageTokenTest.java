package dev.spotter.sim.platform.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.platform.CredentialFolder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tokens Vonage's API takes. */
class VonageTokenTest {

  @TempDir private Path folder;
  private TestPlatform platform;
  private VonageTokens tokens;
  private String events;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder);
    tokens = new VonageTokens(folder, platform.credentials());
    events = "/v1/conversations/" + platform.conversation("Holiday", "Ana")[0] + "/events";
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void refusesEveryBadToken() throws Exception {
    Instant now = Instant.now();
    Algorithm own = tokens.own();
    Algorithm other = VonageTokens.rs256(otherCredentials().resolve("private.key"));
    String publicKey = Files.readString(folder.resolve("public.pem"));
    Stream<String> bad =
        Stream.of(
            "Basic abc",
            "Bearer ",
            "Bearer not.a.token",
            "Bearer " + tokens.claims(now).sign(other),
            "Bearer " + tokens.claims(now).sign(Algorithm.none()),
            "Bearer " + tokens.claims(now).sign(Algorithm.HMAC256(publicKey)),
            "Bearer " + tokens.claims(now).withClaim("application_id", "another").sign(own),
            "Bearer "
                + tokens
                    .claims(now.minusSeconds(600))
                    .withExpiresAt(now.minusSeconds(60))
                    .sign(own),
            "Bearer " + tokens.claims(now.minusSeconds(16 * 60)).sign(own),
            "Bearer " + tokens.claims(now.plusSeconds(120)).sign(own),
            "Bearer " + tokens.claims(now).withExpiresAt(now.plusSeconds(90_000)).sign(own),
            "Bearer " + JWT.create().withClaim("application_id", tokens.application()).sign(own));

    assertThat(bad)
        .allSatisfy(
            header -> {
              HttpResponse<Buffer> refused = get(header);
              assertThat(refused.statusCode()).isEqualTo(401);
              assertThat(refused.bodyAsJsonObject().getString("code"))
                  .isEqualTo("system:error:invalid-token");
            });
    assertThat(get("Bearer " + tokens.good()).statusCode()).isEqualTo(200);
  }

  private HttpResponse<Buffer> get(String authorization) {
    return platform
        .request(HttpMethod.GET, events)
        .putHeader("Authorization", authorization)
        .send()
        .await();
  }

  private Path otherCredentials() {
    Path other = folder.resolve("other");
    new CredentialFolder(other).complete(List.of(new VonageEmulator()), new SecureRandom());
    return other;
  }
}
