package dev.spotter.sim;

import com.vonage.jwt.Jwt;
import dev.spotter.sim.platform.CredentialFolder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;

/**
 * A small bot as one would write it for Vonage with Vonage's own token library: it checks the
 * signature, joins, downloads the photo, answers once. Its vice, if it has one, can be chosen.
 */
public final class TestBot implements AutoCloseable {

  /** What is wrong with a bot. */
  public enum Vice {
    NONE,
    /** Answers every delivery, also the second one of the same event. */
    REPEATS_ITSELF,
    /** Answers in the first conversation it ever heard of. */
    WRONG_CONVERSATION,
    /** Calls everybody Zoe. */
    WRONG_NAME,
    /** Never answers. */
    SILENT,
    /** Refuses the first delivery of each event with status 503. */
    SHAKY
  }

  private final Map<String, String> environment;
  private final Vice vice;
  private final WebClient client;
  private final HttpServer server;
  private final Map<String, Future<String>> memberships = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<JsonObject> received = new CopyOnWriteArrayList<>();
  private final Map<String, String> script = new ConcurrentHashMap<>();
  private String firstConversation;

  private TestBot(Vertx vertx, CredentialFolder credentials, Vice vice) {
    this.environment = credentials.environment();
    this.vice = vice;
    this.client = WebClient.create(vertx);
    this.server = vertx.createHttpServer().requestHandler(this::webhook);
  }

  /** Starts a bot with the credentials, among them the API's address. */
  public static TestBot start(Vertx vertx, CredentialFolder credentials, Vice vice) {
    TestBot bot = new TestBot(vertx, credentials, vice);
    bot.server.listen(0, "127.0.0.1").await();
    return bot;
  }

  /** Has it answer certain words, wherever it hears them. */
  public TestBot answering(String words, String answer) {
    script.put(words, answer);
    return this;
  }

  /** Where it takes webhooks. */
  public URI webhookUrl() {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/webhooks/vonage");
  }

  /** The events it was told of, in order, repetitions included. */
  public List<JsonObject> received() {
    return received;
  }

  @Override
  public void close() {
    server.close().await();
    client.close();
  }

  private void webhook(HttpServerRequest request) {
    String token = request.getHeader("Authorization").substring("Bearer ".length());
    if (!Jwt.verifySignature(token, environment.get("SPOTTER_VONAGE_SIGNATURE_SECRET"))) {
      request.response().setStatusCode(401).end();
      return;
    }
    request.body().onSuccess(body -> request.response().setStatusCode(take(body)).end());
  }

  private int take(Buffer body) {
    JsonObject event = body.toJsonObject();
    received.add(event);
    boolean first = seen.add(event.getString("conversation_id") + "/" + event.getInteger("id"));
    if (vice == Vice.SHAKY && first) {
      return 503;
    }
    boolean fresh = vice == Vice.SHAKY ? timesReceived(event) == 2 : first;
    if ((fresh || vice == Vice.REPEATS_ITSELF) && vice != Vice.SILENT && isPhoto(event)) {
      answer(event);
    }
    String words = event.getJsonObject("body").getString("text", "");
    if (first && script.containsKey(words)) {
      String place = event.getString("conversation_id");
      member(place)
          .compose(member -> post(place, member, script.get(words)))
          .onFailure(failure -> received.add(new JsonObject().put("failure", failure.toString())));
    }
    return 204;
  }

  private long timesReceived(JsonObject event) {
    return received.stream().filter(event::equals).count();
  }

  private static boolean isPhoto(JsonObject event) {
    return event.getString("type").equals("image")
        || "image".equals(event.getJsonObject("body").getString("message_type"));
  }

  private void answer(JsonObject event) {
    String conversation = event.getString("conversation_id");
    firstConversation = firstConversation == null ? conversation : firstConversation;
    String place = vice == Vice.WRONG_CONVERSATION ? firstConversation : conversation;
    String user = event.getJsonObject("_embedded").getJsonObject("from_user").getString("name");
    String name = vice == Vice.WRONG_NAME ? "Zoe" : user;
    download(picture(event))
        .map(bytes -> name + " uploaded a photo" + (readable(bytes) ? " of a dog" : ""))
        .compose(caption -> member(place).compose(member -> post(place, member, caption)))
        .onFailure(failure -> received.add(new JsonObject().put("failure", failure.toString())));
  }

  private static String picture(JsonObject event) {
    JsonObject body = event.getJsonObject("body");
    JsonObject sizes = body.getJsonObject("representations");
    if (sizes == null) {
      return body.getJsonObject("image").getString("url");
    }
    return sizes
        .getJsonObject(sizes.containsKey("medium") ? "medium" : "original")
        .getString("url");
  }

  private static boolean readable(Buffer bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes.getBytes())) != null;
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private Future<Buffer> download(String url) {
    return client
        .getAbs(url)
        .bearerTokenAuthentication(token())
        .send()
        .map(response -> expect(200, response).bodyAsBuffer());
  }

  private Future<String> member(String conversation) {
    return memberships.computeIfAbsent(conversation, this::join);
  }

  private Future<String> join(String conversation) {
    JsonObject user = new JsonObject().put("name", "Spotter");
    JsonObject channel = new JsonObject().put("type", "app");
    JsonObject joined = new JsonObject().put("state", "joined").put("user", user);
    return send("/v1/conversations/" + conversation + "/members", joined.put("channel", channel))
        .map(member -> member.getString("id"));
  }

  private Future<JsonObject> post(String conversation, String member, String text) {
    JsonObject body = new JsonObject().put("message_type", "text").put("text", text);
    JsonObject event = new JsonObject().put("type", "message").put("from", member);
    return send("/v1/conversations/" + conversation + "/events", event.put("body", body));
  }

  private Future<JsonObject> send(String path, JsonObject json) {
    return client
        .postAbs(environment.get("SPOTTER_VONAGE_API_URL") + path)
        .bearerTokenAuthentication(token())
        .sendJsonObject(json)
        .map(response -> expect(201, response).bodyAsJsonObject());
  }

  private static HttpResponse<Buffer> expect(int status, HttpResponse<Buffer> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(response.statusCode() + " " + response.bodyAsString());
    }
    return response;
  }

  /** A token of the application, as Vonage's own library makes it. */
  private String token() {
    try {
      return Jwt.builder()
          .applicationId(environment.get("SPOTTER_VONAGE_APPLICATION_ID"))
          .privateKeyPath(Path.of(environment.get("SPOTTER_VONAGE_PRIVATE_KEY_FILE")))
          .issuedAt(ZonedDateTime.now(ZoneOffset.UTC))
          .build()
          .generate();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
