package dev.spotter.bot.platform.telegram;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The part of the Bot API that the bot uses, in memory; every answer can be replaced. */
public final class FakeTelegram {

  /** The bot's token. */
  public static final String TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcK";

  private final Vertx vertx;
  private final HttpServer server;
  private final Map<String, Buffer> files = new ConcurrentHashMap<>();

  /** Every call, as its method and the parameters. */
  public final List<String> calls = new CopyOnWriteArrayList<>();

  /** The parameters of every sendMessage that was answered with success. */
  public final BlockingQueue<JsonObject> sent = new LinkedBlockingQueue<>();

  /** What the next calls of a method do instead of what they should. */
  public final Map<String, Queue<Consumer<RoutingContext>>> mishaps = new ConcurrentHashMap<>();

  /** Updates that are not acknowledged. */
  public final Queue<JsonObject> updates = new ConcurrentLinkedQueue<>();

  /** Where the webhook leads. */
  public volatile String webhook = "";

  private FakeTelegram(Vertx vertx) {
    this.vertx = vertx;
    Router router = Router.router(vertx);
    router.get("/file/bot" + TOKEN + "/*").handler(this::download);
    router.post("/bot" + TOKEN + "/:method").handler(BodyHandler.create(false)).handler(this::call);
    server = vertx.createHttpServer().requestHandler(router);
  }

  /** Starts it on any free port. */
  public static Future<FakeTelegram> start(Vertx vertx) {
    FakeTelegram fake = new FakeTelegram(vertx);
    return fake.server.listen(0, "localhost").map(fake);
  }

  /** The API's address. */
  public String url() {
    return "http://localhost:" + server.actualPort();
  }

  /** The environment of a bot that is connected to it and called with the secret "hush". */
  public Map<String, String> environment() {
    return Map.of(
        "SPOTTER_TELEGRAM_BOT_TOKEN",
        TOKEN,
        "SPOTTER_TELEGRAM_SECRET_TOKEN",
        "hush",
        "SPOTTER_TELEGRAM_API_URL",
        url());
  }

  /** Adds a file that getFile finds. */
  public void addFile(String id, String content) {
    files.put(id, Buffer.buffer(content));
  }

  /** Has the next call of a method answered with an error. */
  public void refuse(String method, int code, String description, JsonObject parameters) {
    mishap(
        method,
        context -> {
          context.response().setStatusCode(code);
          context.json(
              new JsonObject()
                  .put("ok", false)
                  .put("error_code", code)
                  .put("description", description)
                  .put("parameters", parameters));
        });
  }

  /** Replaces what the next call of a method does. */
  public void mishap(String method, Consumer<RoutingContext> instead) {
    mishaps.computeIfAbsent(method, name -> new ConcurrentLinkedQueue<>()).add(instead);
  }

  /** The next message that is sent; fails after half a minute. */
  public JsonObject nextSent() throws InterruptedException {
    JsonObject message = sent.poll(30, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message within 30 s; calls: " + calls);
    }
    return message;
  }

  private void call(RoutingContext context) {
    String method = context.pathParam("method");
    JsonObject parameters = context.body().asJsonObject();
    calls.add(method + " " + parameters);
    Consumer<RoutingContext> mishap =
        mishaps.getOrDefault(method, new ConcurrentLinkedQueue<>()).poll();
    if (mishap != null) {
      mishap.accept(context);
      return;
    }
    switch (method) {
      case "sendMessage" -> {
        sent.add(parameters);
        answer(context, new JsonObject().put("message_id", 1000 + sent.size()));
      }
      case "getChatMember" ->
          answer(
              context,
              new JsonObject()
                  .put("status", parameters.getLong("user_id") == 1 ? "administrator" : "member"));
      case "editMessageText" -> answer(context, new JsonObject());
      case "deleteMessage" -> answer(context, true);
      case "getFile" -> file(context, parameters.getString("file_id"));
      case "getUpdates" -> poll(context, parameters);
      case "getWebhookInfo" -> answer(context, new JsonObject().put("url", webhook));
      case "setWebhook" -> {
        webhook = parameters.getString("url");
        answer(context, true);
      }
      case "deleteWebhook" -> {
        webhook = "";
        answer(context, true);
      }
      case "getMe" ->
          answer(
              context,
              new JsonObject()
                  .put("username", "spotter_bot")
                  .put("can_join_groups", true)
                  .put("can_read_all_group_messages", true));
      default -> context.response().setStatusCode(404).end();
    }
  }

  private void poll(RoutingContext context, JsonObject parameters) {
    if (!webhook.isEmpty()) {
      context.response().setStatusCode(409);
      context.json(new JsonObject().put("ok", false).put("error_code", 409));
      return;
    }
    long offset = parameters.getLong("offset", 0L);
    updates.removeIf(update -> update.getLong("update_id") < offset);
    if (updates.isEmpty()) {
      vertx.setTimer(20, later -> answer(context, new JsonArray(List.copyOf(updates))));
    } else {
      answer(context, new JsonArray(List.copyOf(updates)));
    }
  }

  private void file(RoutingContext context, String id) {
    if (files.containsKey(id)) {
      answer(
          context, new JsonObject().put("file_id", id).put("file_path", "photos/" + id + ".jpg"));
    } else {
      context.response().setStatusCode(400);
      context.json(
          new JsonObject()
              .put("ok", false)
              .put("error_code", 400)
              .put(
                  "description",
                  "Bad Request: wrong file_id or the file is temporarily unavailable"));
    }
  }

  private void download(RoutingContext context) {
    String name = context.request().path().replaceFirst(".*/", "").replace(".jpg", "");
    Buffer content = files.get(name);
    if (content == null) {
      context.response().setStatusCode(404).end();
    } else {
      context.response().end(content);
    }
  }

  private static void answer(RoutingContext context, Object result) {
    context.json(new JsonObject().put("ok", true).put("result", result));
  }
}
