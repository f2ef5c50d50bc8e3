package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.platform.CredentialFolder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small bot on Telegram that takes every photo for one of a dog, can be told better, and knows
 * what it was told: {@code that's a cat} in reply to a caption edits it, a thumb down deletes it.
 */
public final class CorrectableBot implements AutoCloseable {

  private static final Pattern CORRECTION = Pattern.compile("that's (an? \\w+|[A-Z]\\w+)");

  private final String api;
  private final WebClient client;
  private final HttpServer server;
  private final Map<Integer, String> uploaders = new HashMap<>();
  private String known = "nothing";

  private CorrectableBot(Vertx vertx, CredentialFolder credentials) {
    Map<String, String> environment = credentials.environment();
    this.api =
        environment.get("SPOTTER_TELEGRAM_API_URL")
            + "/bot"
            + environment.get("SPOTTER_TELEGRAM_BOT_TOKEN")
            + "/";
    this.client = WebClient.create(vertx);
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .compose(body -> take(body.toJsonObject()))
                        .onComplete(done -> request.response().end()));
  }

  /** Starts the bot and asks for reactions, too. */
  public static CorrectableBot start(Vertx vertx, CredentialFolder credentials) {
    CorrectableBot bot = new CorrectableBot(vertx, credentials);
    bot.server.listen(0, "127.0.0.1").await();
    JsonArray kinds = new JsonArray().add("message").add("message_reaction");
    bot.call(
            "setWebhook",
            new JsonObject().put("url", bot.url().toString()).put("allowed_updates", kinds))
        .await();
    return bot;
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/hook");
  }

  @Override
  public void close() {
    server.close().await();
    client.close();
  }

  private Future<?> take(JsonObject update) {
    if (update.containsKey("message_reaction")) {
      JsonObject reaction = update.getJsonObject("message_reaction");
      return call("deleteMessage", here(reaction, reaction.getInteger("message_id")));
    }
    JsonObject message = update.getJsonObject("message");
    if (message.containsKey("photo") || message.containsKey("document")) {
      return say(message, caption(message.getJsonObject("from").getString("first_name"), "a dog"))
          .onSuccess(said -> remember(said, message));
    }
    String text = message.getString("text");
    Matcher correction = CORRECTION.matcher(text);
    JsonObject answered = message.getJsonObject("reply_to_message");
    if (answered != null && correction.matches()) {
      known = correction.group(1);
      int id = answered.getInteger("message_id");
      String better = caption(uploaders.get(id), known);
      return call("editMessageText", here(message, id).put("text", better));
    }
    return text.contains("what do you know")
        ? say(message, "I know " + known)
        : Future.succeededFuture();
  }

  private void remember(JsonObject said, JsonObject photo) {
    uploaders.put(
        said.getInteger("message_id"), photo.getJsonObject("from").getString("first_name"));
  }

  private static String caption(String uploader, String thing) {
    return uploader + " uploaded a photo of " + thing;
  }

  private static JsonObject here(JsonObject message, int id) {
    return new JsonObject()
        .put("chat_id", message.getJsonObject("chat").getLong("id"))
        .put("message_id", id);
  }

  private Future<JsonObject> say(JsonObject to, String text) {
    JsonObject reply = new JsonObject().put("message_id", to.getInteger("message_id"));
    return call(
        "sendMessage",
        new JsonObject()
            .put("chat_id", to.getJsonObject("chat").getLong("id"))
            .put("text", text)
            .put("reply_parameters", reply));
  }

  private Future<JsonObject> call(String method, JsonObject parameters) {
    return client
        .postAbs(api + method)
        .sendJsonObject(parameters)
        .map(answer -> answer.bodyAsJsonObject())
        .map(answer -> answer.getValue("result") instanceof JsonObject result ? result : answer);
  }
}
