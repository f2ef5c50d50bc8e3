package dev.spotter.bot.platform.matrix;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A homeserver that answers as it is told to, by parts of paths, and remembers what it was asked.
 */
public final class FakeHomeserver {

  /** The bot's own user. */
  public static final String BOT = "@spotter:localhost";

  private final HttpServer server;
  private final Map<String, JsonObject> answers = new ConcurrentHashMap<>();
  private final Map<String, Queue<Consumer<HttpServerResponse>>> mishaps =
      new ConcurrentHashMap<>();

  /** Every call: method, path and query, decoded, and on the next line the body. */
  public final List<String> calls = new CopyOnWriteArrayList<>();

  /** The Authorization headers that came. */
  public final Set<String> tokens = ConcurrentHashMap.newKeySet();

  private FakeHomeserver(Vertx vertx) {
    server = vertx.createHttpServer().requestHandler(this::take);
  }

  /** Starts it on any free port; it knows the bot and what it is called. */
  public static FakeHomeserver start(Vertx vertx) {
    FakeHomeserver fake = new FakeHomeserver(vertx);
    fake.server.listen(0, "localhost").await();
    fake.answer("account/whoami", new JsonObject().put("user_id", BOT));
    fake.answer("/displayname", new JsonObject().put("displayname", "Spotter"));
    fake.answer("/register", new JsonObject());
    fake.answer("/ping", new JsonObject().put("duration_ms", 3));
    fake.answer("client/versions", new JsonObject("{\"versions\":[\"v1.1\",\"v1.11\"]}"));
    fake.answer("media/config", new JsonObject());
    fake.answer("/send/", new JsonObject().put("event_id", "$sent"));
    return fake;
  }

  /** Where it is. */
  public String url() {
    return "http://localhost:" + server.actualPort();
  }

  /** The settings that lead an application service here. */
  public Map<String, String> service() {
    return Map.of(
        "SPOTTER_MATRIX_AS_TOKEN", "as-secret",
        "SPOTTER_MATRIX_HS_TOKEN", "hs-secret",
        "SPOTTER_MATRIX_HOMESERVER_URL", url());
  }

  /** The settings that lead an ordinary account here. */
  public Map<String, String> account() {
    return Map.of(
        "SPOTTER_MATRIX_ACCESS_TOKEN", "account-secret", "SPOTTER_MATRIX_HOMESERVER_URL", url());
  }

  /** What calls whose path holds a part answer from now on. */
  public void answer(String part, JsonObject answer) {
    answers.put(part, answer);
  }

  /** What the next call whose path holds a part gets instead. */
  public void mishap(String part, Consumer<HttpServerResponse> mishap) {
    mishaps.computeIfAbsent(part, none -> new ArrayDeque<>()).add(mishap);
  }

  /** What the next call whose path holds a part answers. */
  public void once(String part, JsonObject answer) {
    mishap(part, response -> response.end(answer.toBuffer()));
  }

  /** What the next call whose path holds a part is refused with. */
  public void refuse(String part, int status, String code) {
    JsonObject error = new JsonObject().put("errcode", code).put("error", "because");
    mishap(part, response -> response.setStatusCode(status).end(error.toBuffer()));
  }

  /** Returns the calls whose path holds a part. */
  public List<String> asked(String part) {
    return calls.stream()
        .filter(call -> call.lines().findFirst().orElse("").contains(part))
        .toList();
  }

  /** Returns the body of the last call whose path holds a part. */
  public JsonObject body(String part) {
    List<String> asked = asked(part);
    String last = asked.get(asked.size() - 1);
    return new JsonObject(last.substring(last.indexOf('\n') + 1));
  }

  private void take(HttpServerRequest request) {
    tokens.add(String.valueOf(request.getHeader("Authorization")));
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    String path = URLDecoder.decode(request.uri(), StandardCharsets.UTF_8);
    calls.add(request.method() + " " + path + "\n" + body);
    if (path.contains("/account_data/") && request.method().equals(HttpMethod.PUT)) {
      request.response().end("{}");
      return;
    }
    for (Map.Entry<String, Queue<Consumer<HttpServerResponse>>> mishap : mishaps.entrySet()) {
      if (path.contains(mishap.getKey()) && !mishap.getValue().isEmpty()) {
        mishap.getValue().remove().accept(request.response());
        return;
      }
    }
    answers.entrySet().stream()
        .filter(answer -> path.contains(answer.getKey()))
        .findFirst()
        .ifPresentOrElse(
            answer -> request.response().end(answer.getValue().toBuffer()),
            () ->
                request
                    .response()
                    .setStatusCode(404)
                    .end("{\"errcode\":\"M_NOT_FOUND\",\"error\":\"nothing here\"}"));
  }
}
