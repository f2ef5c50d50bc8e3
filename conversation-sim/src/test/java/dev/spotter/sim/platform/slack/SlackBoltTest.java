package dev.spotter.sim.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.delivery.Attempt;
import dev.spotter.sim.delivery.Delivery;
import dev.spotter.sim.delivery.SignedRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small bot made with Slack's own framework, {@code @slack/bolt}, on the simulator; needs node
 * and {@code npm ci} in {@code src/interop/slack}.
 */
@Tag("interop")
@Timeout(120)
class SlackBoltTest {

  private static final Path BOT = Path.of("src", "interop", "slack", "bot.js");

  @TempDir Path folder;
  private TestPlatform simulator;
  private String conversation;
  private String ana;
  private Process process;
  private final BlockingQueue<Event> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() {
    simulator = TestPlatform.start(folder, "slack", usual -> usual);
    String[] ids = simulator.conversation("Holiday", "Ana");
    conversation = ids[0];
    ana = ids[1];
    simulator.there(
        () -> {
          simulator.simulator().deliveries().listen(deliveries::add);
          simulator.simulator().chat().listen(new Listener());
          return null;
        });
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
    simulator.close();
  }

  @Test
  void believesTheSimulatorsSignatureAndNoOther() throws Exception {
    URI bot = startBot(Map.of("SIGNING_SECRET", variable("SPOTTER_SLACK_SIGNING_SECRET")));
    Buffer question =
        new JsonObject().put("type", "url_verification").put("challenge", "3eZb").toBuffer();
    Clock now = Clock.systemUTC();
    Clock past = Clock.fixed(Instant.now().minus(Duration.ofMinutes(6)), ZoneOffset.UTC);
    String secret = variable("SPOTTER_SLACK_SIGNING_SECRET");

    HttpResponse<Buffer> answer = send(bot, new SlackSigner(secret, now), question);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.bodyAsJsonObject().getString("challenge")).isEqualTo("3eZb");
    assertThat(send(bot, new SlackSigner("other", now), question).statusCode()).isEqualTo(401);
    assertThat(send(bot, new SlackSigner(secret, past), question).statusCode()).isEqualTo(401);
  }

  @Test
  void answersPhotosThatItHeardOfByRequest() throws Exception {
    URI bot = startBot(Map.of("SIGNING_SECRET", variable("SPOTTER_SLACK_SIGNING_SECRET")));
    simulator.simulator().connect("slack", bot).await();

    answersInTheThread();
  }

  @Test
  void answersPhotosThatItHeardOfBySocketMode() throws Exception {
    startBot(Map.of("APP_TOKEN", variable("SIMULATOR_SLACK_APP_TOKEN")));

    answersInTheThread();
  }

  private void answersInTheThread() throws Exception {
    byte[] picture = TestPlatform.picture("png", 300, 200);
    PhotoUpload.File file = new PhotoUpload.File("dog.png", picture);
    Event photo =
        simulator
            .simulator()
            .execute(
                () ->
                    simulator
                        .simulator()
                        .upload()
                        .post(conversation, ana, List.of(file, file), References.NONE, false))
            .await();

    Event answer = said.poll(60, TimeUnit.SECONDS);
    assertThat(answer).isNotNull();
    String one = picture.length + " bytes of image/png";
    assertThat(((Content.Text) answer.content()).text())
        .isEqualTo("Ana uploaded " + one + " and " + one);
    assertThat(answer.references()).isEqualTo(References.inThread(photo.seq()));
    assertThat(deliveries.poll(20, TimeUnit.SECONDS).state()).isEqualTo(Delivery.State.DELIVERED);
  }

  private URI startBot(Map<String, String> secrets) throws IOException {
    ProcessBuilder node = new ProcessBuilder("node", BOT.toString()).redirectErrorStream(true);
    node.environment().put("BOT_TOKEN", variable("SPOTTER_SLACK_BOT_TOKEN"));
    node.environment().put("API_URL", variable("SPOTTER_SLACK_API_URL"));
    node.environment().putAll(secrets);
    process = node.start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder lines = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.append(line).append('\n');
      if (line.startsWith("ready ")) {
        return URI.create(
            "http://127.0.0.1"
                + line.replaceFirst("ready ?", ":").replaceFirst(":$", "")
                + "/slack/events");
      }
    }
    throw new IllegalStateException("The bot does not start; is `npm ci` done?\n" + lines);
  }

  private HttpResponse<Buffer> send(URI bot, SlackSigner signer, Buffer body) {
    SignedRequest signed = signer.sign(body, Attempt.FIRST);
    HttpRequest<Buffer> post = WebClient.create(simulator.vertx()).postAbs(bot.toString());
    signed.headers().forEach(post::putHeader);
    return post.sendBuffer(signed.body()).await();
  }

  private String variable(String name) {
    return simulator.credentials().variable(name);
  }

  private final class Listener implements ChatListener {
    @Override
    public void onEvent(Event event) {
      if (event.member().bot()) {
        said.add(event);
      }
    }
  }
}
