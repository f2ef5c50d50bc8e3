package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.classify.PictureClassifier;
import dev.spotter.bot.platform.vonage.FakeVonage;
import dev.spotter.bot.platform.vonage.VonageAccount;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bot on a Vonage application and with a model made for tests, and what its tests do with it.
 */
@Timeout(60)
abstract class VonageBot {

  static final String CHAT = "CON-1";

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  final FakeClassifier recogniser = new FakeClassifier();
  final BlockingQueue<String> posts = new LinkedBlockingQueue<>();
  FakeVonage vonage;
  SpotterBot bot;
  String ana;

  @BeforeEach
  void connect() {
    vonage = FakeVonage.start(vertx).await();
    vonage.onPost = posts::add;
    ana = vonage.addMember(CHAT, "ana", "Ana");
    bot = startBot(Map.of());
  }

  @AfterEach
  void disconnect() {
    bot.stop().await();
    vertx.close().await();
  }

  void restart(Map<String, String> more) {
    bot.stop().await();
    bot = startBot(more);
  }

  SpotterBot startBot(Map<String, String> more) {
    return startBot(VonageAccount.environment(vonage.url()), more);
  }

  SpotterBot startBot(Map<String, String> platform, Map<String, String> more) {
    return startBot(platform, more, recogniser);
  }

  SpotterBot startBot(
      Map<String, String> platform, Map<String, String> more, PictureClassifier eyes) {
    Map<String, String> environment = new HashMap<>(platform);
    environment.put("SPOTTER_HTTP_PORT", "0");
    environment.put("SPOTTER_HTTP_HOST", "localhost");
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    environment.put("SPOTTER_POST_FIRST_WAIT", "20ms");
    environment.putAll(more);
    return SpotterBot.start(
            BotConfig.load(Optional.empty(), environment),
            (vertx, model, options, registry) -> Future.succeededFuture(eyes))
        .await();
  }

  HttpResponse<Buffer> get(String path) {
    return client.get(bot.port(), "localhost", path).send().await();
  }

  JsonObject image(String content) {
    return vonage.addImage(CHAT, ana, vonage.addMedia(content.replace(' ', '-'), content));
  }

  HttpResponse<Buffer> deliver(JsonObject event) {
    return deliver(event.toBuffer());
  }

  HttpResponse<Buffer> deliver(Buffer body) {
    return send(body, VonageAccount.sign(body.getBytes(), Instant.now()));
  }

  HttpResponse<Buffer> send(Buffer body, String authorization) {
    return send("/webhooks/vonage", body, authorization);
  }

  HttpResponse<Buffer> send(String path, Buffer body, String authorization) {
    HttpRequest<Buffer> request = client.post(bot.port(), "localhost", path);
    if (!authorization.isEmpty()) {
      request.putHeader("Authorization", authorization);
    }
    return request.sendBuffer(body).await();
  }

  String nextPost() throws InterruptedException {
    String text = posts.poll(30, TimeUnit.SECONDS);
    assertThat(text).as("a caption within 30 s").isNotNull();
    return text;
  }
}
