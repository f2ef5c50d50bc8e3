package dev.spotter.sim.platform.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.delivery.SignedRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small bot made with Vonage's own library, {@code @vonage/messages}, on the simulator; needs
 * node and {@code npm ci} in {@code src/interop/vonage}.
 */
@Tag("interop")
@Timeout(120)
class VonageLibraryTest {

  private static final Path BOT = Path.of("src", "interop", "vonage", "bot.mjs");

  @TempDir Path folder;
  private TestPlatform simulator;
  private Process process;
  private BufferedReader output;

  @BeforeEach
  void start() {
    simulator = TestPlatform.start(folder, "vonage-messages", usual -> usual);
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
    simulator.close();
  }

  @Test
  void believesTheSimulatorsSignatureAndNoOther() throws Exception {
    URI bot = startBot();
    VonageCredentials own = VonageKeys.load(simulator.credentials());
    VonageCredentials other =
        new VonageCredentials(own.applicationId(), own.apiKey(), "x".repeat(32), own.publicKey());
    Buffer body = new JsonObject().put("status", "read").toBuffer();

    assertThat(send(bot, signed(own, body))).isEqualTo(200);
    assertThat(send(bot, signed(other, body))).isEqualTo(401);
    SignedRequest changed =
        new SignedRequest(signed(own, body).headers(), Buffer.buffer("{\"status\": \"read\"}"));
    assertThat(send(bot, changed)).isEqualTo(401);
  }

  @Test
  void answersAPhotoInContextAndHearsWhatBecameOfIt() throws Exception {
    URI bot = startBot();
    simulator.simulator().connect("vonage-messages", bot).await();
    String[] ids = simulator.conversation("WhatsApp", "Ana");
    byte[] picture = TestPlatform.picture("png", 300, 200);
    Event photo =
        simulator
            .simulator()
            .execute(() -> simulator.simulator().upload().post(ids[0], ids[1], "dog.png", picture))
            .await();

    List<String> told = List.of(output.readLine(), output.readLine(), output.readLine());
    assertThat(told)
        .anyMatch(line -> line.startsWith("sent "))
        .containsSubsequence(
            "status submitted answer to dog.png", "status delivered answer to dog.png");
    Event answer =
        simulator.there(() -> simulator.simulator().chat().timeline(ids[0]).after(0).get(1));
    assertThat(((Content.Text) answer.content()).text())
        .isEqualTo("Ana sent " + picture.length + " bytes of image/png");
    assertThat(answer.references().answers()).contains(photo.seq());
  }

  private URI startBot() throws IOException {
    ProcessBuilder node = new ProcessBuilder("node", BOT.toString()).redirectErrorStream(true);
    node.environment().put("API_URL", variable("SPOTTER_VONAGE_API_URL"));
    node.environment().put("APPLICATION_ID", variable("SPOTTER_VONAGE_APPLICATION_ID"));
    node.environment().put("PRIVATE_KEY_FILE", variable("SPOTTER_VONAGE_PRIVATE_KEY_FILE"));
    node.environment().put("SIGNATURE_SECRET", variable("SPOTTER_VONAGE_SIGNATURE_SECRET"));
    process = node.start();
    output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder lines = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.append(line).append('\n');
      if (line.startsWith("ready ")) {
        return URI.create("http://127.0.0.1:" + line.substring("ready ".length()) + "/hook");
      }
    }
    throw new IllegalStateException("The bot does not start; is `npm ci` done?\n" + lines);
  }

  private static SignedRequest signed(VonageCredentials credentials, Buffer body) {
    return new VonageSigner(credentials, Clock.systemUTC(), UUID::randomUUID).sign(body);
  }

  private int send(URI bot, SignedRequest request) {
    HttpRequest<Buffer> post = WebClient.create(simulator.vertx()).postAbs(bot.toString());
    request.headers().forEach(post::putHeader);
    return post.sendBuffer(request.body()).await().statusCode();
  }

  private String variable(String name) {
    return simulator.credentials().variable(name);
  }
}
