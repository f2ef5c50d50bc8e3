package dev.spotter.sim.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot that is reached by HTTP at one time and by a connection of its own at another. */
class SocketModeTest {

  @TempDir private Path folder;
  private TestPlatform platform;
  private String[] ids;
  private final BlockingQueue<String> byHttp = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> bySocket = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder, "slack", usual -> usual);
    ids = platform.conversation("Holiday", "Ana");
    var bot =
        platform
            .vertx()
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(body -> byHttp.add(text(body.toJsonObject())))
                        .onSuccess(body -> request.response().end()));
    bot.listen(0, "127.0.0.1").await();
    URI webhook = URI.create("http://127.0.0.1:" + bot.actualPort() + "/slack/events");
    platform.simulator().connect("slack", webhook).await();
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void theWebhookIsUsedAgainWhenTheLastConnectionIsClosed() throws Exception {
    say("one");
    assertThat(next(byHttp)).isEqualTo("one");

    WebSocket first = connect();
    WebSocket second = connect();
    say("two");
    assertThat(next(bySocket)).isEqualTo("two");
    first.close().await();
    say("three");
    assertThat(next(bySocket)).isEqualTo("three");

    second.close().await();
    say("four");
    assertThat(next(byHttp)).isEqualTo("four");
    assertThat(byHttp).isEmpty();
  }

  private WebSocket connect() throws InterruptedException {
    BlockingQueue<Boolean> greeted = new LinkedBlockingQueue<>();
    JsonObject opened =
        WebClient.create(platform.vertx())
            .postAbs(
                platform.credentials().variable("SPOTTER_SLACK_API_URL") + "/apps.connections.open")
            .bearerTokenAuthentication(platform.credentials().variable("SIMULATOR_SLACK_APP_TOKEN"))
            .send()
            .await()
            .bodyAsJsonObject();
    WebSocketConnectOptions there =
        new WebSocketConnectOptions().setAbsoluteURI(opened.getString("url"));
    ClientWebSocket socket = platform.vertx().createWebSocketClient().webSocket();
    socket.textMessageHandler(
        message -> {
          JsonObject frame = new JsonObject(message);
          if (frame.getString("type").equals("hello")) {
            greeted.add(true);
          } else {
            bySocket.add(text(frame.getJsonObject("payload")));
            JsonObject ack = new JsonObject().put("envelope_id", frame.getString("envelope_id"));
            socket.writeTextMessage(ack.encode());
          }
        });
    socket.connect(there).await();
    assertThat(greeted.poll(20, TimeUnit.SECONDS)).isTrue();
    return socket;
  }

  private static String text(JsonObject payload) {
    return payload.getJsonObject("event").getString("text");
  }

  private void say(String text) {
    platform.there(() -> platform.simulator().chat().post(ids[0], ids[1], new Content.Text(text)));
  }

  private static String next(BlockingQueue<String> told) throws InterruptedException {
    return told.poll(20, TimeUnit.SECONDS);
  }
}
