package dev.spotter.sim.browser;

import dev.spotter.sim.platform.CredentialFolder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/** A bot on Telegram, by the few calls of its API that a test needs. */
final class BotApi {

  private final String base;
  private long chat;
  private long offset;

  BotApi(String url, Path keys) {
    String token = new CredentialFolder(keys).variable("SPOTTER_TELEGRAM_BOT_TOKEN");
    base = url + "/bot" + token + "/";
  }

  /** The id of the message that the bot is told of next. */
  int nextMessage() {
    JsonArray updates = new JsonArray();
    while (updates.isEmpty()) {
      updates =
          call("getUpdates", new JsonObject().put("offset", offset).put("timeout", 20))
              .getJsonArray("result");
    }
    JsonObject update = updates.getJsonObject(updates.size() - 1);
    offset = update.getLong("update_id") + 1;
    call("getUpdates", new JsonObject().put("offset", offset));
    chat = update.getJsonObject("message").getJsonObject("chat").getLong("id");
    return update.getJsonObject("message").getInteger("message_id");
  }

  void reply(int message, String text) {
    JsonObject answered = new JsonObject().put("message_id", message);
    call("sendMessage", here().put("text", text).put("reply_parameters", answered));
  }

  void edit(int message, String text) {
    call("editMessageText", here().put("message_id", message).put("text", text));
  }

  void delete(int message) {
    call("deleteMessage", here().put("message_id", message));
  }

  void react(int message, String symbol) {
    JsonObject emoji = new JsonObject().put("type", "emoji").put("emoji", symbol);
    call(
        "setMessageReaction",
        here().put("message_id", message).put("reaction", new JsonArray().add(emoji)));
  }

  private JsonObject here() {
    return new JsonObject().put("chat_id", chat);
  }

  JsonObject call(String method, JsonObject parameters) {
    return Api.exchange(base + method, parameters);
  }
}
