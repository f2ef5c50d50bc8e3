package dev.spotter.bot.platform.slack;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A Web API that answers as it is told to, and remembers what it was asked. */
public final class FakeSlack {

  private final HttpServer server;
  private final Map<String, JsonObject> answers = new ConcurrentHashMap<>();
  private final Map<String, Queue<Consumer<HttpServerResponse>>> mishaps =
      new ConcurrentHashMap<>();

  /** The Authorization headers that came. */
  public final Set<String> tokens = ConcurrentHashMap.newKeySet();

  /** Every call: {@code method?query} and, on the next line, the body. */
  public final List<String> calls = new CopyOnWriteArrayList<>();

  private FakeSlack(Vertx vertx) {
    server = vertx.createHttpServer().requestHandler(this::take);
  }

  /** Starts it on any free port; it knows the bot, one person and how to post. */
  public static FakeSlack start(Vertx vertx) {
    FakeSlack fake = new FakeSlack(vertx);
    fake.server.listen(0, "localhost").await();
    fake.answer("auth.test", new JsonObject().put("user_id", "UBOT").put("bot_id", "BBOT"));
    JsonObject profile = new JsonObject().put("display_name", "Ana").put("real_name", "Ana B.");
    fake.answer(
        "users.info", new JsonObject().put("user", new JsonObject().put("profile", profile)));
    fake.answer("chat.postMessage", new JsonObject().put("ts", "9.000001"));
    return fake;
  }

  /** Where it is, without a path. */
  public String url() {
    return "http://localhost:" + server.actualPort();
  }

  /** What a method answers from now on. */
  public void answer(String method, JsonObject answer) {
    answers.put(method, answer.copy().put("ok", true));
  }

  /** What the next call of a method gets instead. */
  public void mishap(String method, Consumer<HttpServerResponse> mishap) {
    mishaps.computeIfAbsent(method, none -> new ArrayDeque<>()).add(mishap);
  }

  /** What the next call of a method is refused with. */
  public void refuse(String method, String error) {
    JsonObject answer = new JsonObject().put("ok", false).put("error", error);
    mishap(method, response -> response.end(answer.toBuffer()));
  }

  /** The settings that lead a bot here. */
  public Map<String, String> environment() {
    return environment("SLACK", "xoxb-1", SlackRequests.SECRET);
  }

  /** The settings that lead a connection here whose variables begin so. */
  public Map<String, String> environment(String section, String token, String secret) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPOTTER_" + section + "_BOT_TOKEN", token);
    environment.put("SPOTTER_" + section + "_SIGNING_SECRET", secret);
    environment.put("SPOTTER_" + section + "_API_URL", url());
    return environment;
  }

  private void take(HttpServerRequest request) {
    tokens.add(String.valueOf(request.getHeader("Authorization")));
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    String method = request.path().replace("/api/", "");
    calls.add(request.uri().replace("/api/", "") + "\n" + body);
    Consumer<HttpServerResponse> mishap = mishaps.getOrDefault(method, new ArrayDeque<>()).poll();
    JsonObject unknown = new JsonObject().put("ok", false).put("error", "unknown_method");
    if (mishap != null) {
      mishap.accept(request.response());
    } else {
      request.response().end(answers.getOrDefault(method, unknown).toBuffer());
    }
  }
}
