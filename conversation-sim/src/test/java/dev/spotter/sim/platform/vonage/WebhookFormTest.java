package dev.spotter.sim.platform.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.vonage.jwt.Jwt;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.delivery.SignedRequest;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.Rendition;
import dev.spotter.sim.picture.Size;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.EmulationOptions;
import dev.spotter.sim.platform.EventShape;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookFormTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Member ANA = new Member("MEM-0a", "Ana", false);
  private static final Picture DOG =
      new Picture(
          "p1",
          "dog.jpg",
          Map.of(
              Size.ORIGINAL, new Rendition("r1", "image/jpeg", 800, 600, 5000),
              Size.MEDIUM, new Rendition("r2", "image/jpeg", 640, 480, 2000),
              Size.THUMBNAIL, new Rendition("r3", "image/jpeg", 160, 120, 500)));
  private static final Picture NO_PICTURE =
      new Picture(
          "p2",
          "notes.jpg",
          Map.of(Size.ORIGINAL, new Rendition("r4", "application/octet-stream", 0, 0, 12)));

  @TempDir Path folder;
  private VonageCredentials credentials;

  @BeforeEach
  void create() {
    CredentialFolder keys = new CredentialFolder(folder);
    keys.complete(List.of(new VonageEmulator()), new SecureRandom());
    credentials = VonageKeys.load(keys);
  }

  @Test
  void isSignedSoThatVonagesOwnLibraryVerifiesIt() throws Exception {
    SignedRequest webhook = webhook(EventShape.LEGACY, 1, new Content.Text("hello"));

    String token = webhook.headers().get("Authorization").replace("Bearer ", "");
    assertThat(Jwt.verifySignature(token, credentials.signatureSecret())).isTrue();
    assertThat(Jwt.verifySignature(token, credentials.signatureSecret() + "x")).isFalse();

    DecodedJWT claims = JWT.decode(token);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(webhook.body().getBytes());
    assertThat(claims.getAlgorithm()).isEqualTo("HS256");
    assertThat(claims.getIssuer()).isEqualTo("Vonage");
    assertThat(claims.getIssuedAtAsInstant()).isEqualTo(NOW);
    assertThat(claims.getId()).isNotBlank();
    assertThat(claims.getClaim("api_key").asString()).isEqualTo(credentials.apiKey());
    assertThat(claims.getClaim("application_id").asString()).isEqualTo(credentials.applicationId());
    assertThat(claims.getClaim("payload_hash").asString())
        .isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void hasVonagesEnvelope() {
    JsonObject event = body(EventShape.LEGACY, 12, new Content.Text("hello"));

    assertThat(event)
        .isEqualTo(
            new JsonObject(
                """
                {"id": 12, "type": "message", "from": "MEM-0a", "conversation_id": "CON-1",
                 "application_id": "%s", "timestamp": "2026-01-02T03:04:05Z",
                 "body": {"message_type": "text", "text": "hello"},
                 "_embedded": {"from_user": {"id": "USR-0a", "name": "Ana", "display_name": "Ana"},
                               "from_member": {"id": "MEM-0a"}}}
                """
                    .formatted(credentials.applicationId())));
  }

  @Test
  void aLegacyImageCarriesEverySize() {
    JsonObject event = body(EventShape.LEGACY, 2, new Content.Photos(List.of(DOG)));

    assertThat(event.getString("type")).isEqualTo("image");
    assertThat(event.getJsonObject("body"))
        .isEqualTo(
            new JsonObject(
                """
                {"representations": {
                  "original": {"id": "r1", "size": 5000, "type": "ORIGINAL",
                               "url": "http://localhost:1/v3/media/r1"},
                  "medium": {"id": "r2", "size": 2000, "type": "MEDIUM",
                             "url": "http://localhost:1/v3/media/r2"},
                  "thumbnail": {"id": "r3", "size": 500, "type": "THUMBNAIL",
                                "url": "http://localhost:1/v3/media/r3"}}}
                """));
  }

  @Test
  void aFileThatIsNoPictureHasItsOriginalAlone() {
    JsonObject event = body(EventShape.LEGACY, 2, new Content.Photos(List.of(NO_PICTURE)));

    assertThat(event.getJsonObject("body").getJsonObject("representations").fieldNames())
        .containsExactly("original");
  }

  @Test
  void aMessageImageCarriesTheOriginalsAddress() {
    JsonObject event = body(EventShape.MESSAGE, 1, new Content.Photos(List.of(DOG)));

    assertThat(event.getString("type")).isEqualTo("message");
    assertThat(event.getJsonObject("body"))
        .isEqualTo(
            new JsonObject(
                """
                {"message_type": "image", "image": {"url": "http://localhost:1/v3/media/r1"}}
                """));
  }

  @Test
  void mixedShapesTakeTurns() {
    assertThat(body(EventShape.MIXED, 1, new Content.Photos(List.of(DOG))).getString("type"))
        .isEqualTo("image");
    assertThat(body(EventShape.MIXED, 2, new Content.Photos(List.of(DOG))).getString("type"))
        .isEqualTo("message");
  }

  private JsonObject body(EventShape shape, int seq, Content content) {
    return webhook(shape, seq, content).body().toJsonObject();
  }

  private SignedRequest webhook(EventShape shape, int seq, Content content) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    URI url = URI.create("http://localhost:1");
    EmulationContext context =
        new EmulationContext(
            null,
            null,
            null,
            url,
            null,
            new EmulationOptions(shape, null),
            null,
            null,
            clock,
            UUID::randomUUID);
    return new VonageEmulation(context, credentials)
        .webhook(new Event("CON-1", seq, ANA, NOW, content, References.NONE));
  }
}
