package dev.spotter.bot.platform.slack;

import com.slack.api.app_backend.SlackSignature;
import dev.spotter.bot.platform.WebhookRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Requests as Slack sends them, signed by Slack's own library. */
public final class SlackRequests {

  /** What {@link FakeSlack#environment} gives the bot. */
  public static final String SECRET = "s3cret";

  private SlackRequests() {}

  /** A request that was signed at a time, in seconds since 1970. */
  public static WebhookRequest signed(String body, String secret, long at) {
    String timestamp = String.valueOf(at);
    String signature = new SlackSignature.Generator(secret).generate(timestamp, body);
    return new WebhookRequest(headers(timestamp, signature), Buffer.buffer(body));
  }

  static MultiMap headers(String timestamp, String signature) {
    return MultiMap.caseInsensitiveMultiMap()
        .add("X-Slack-Request-Timestamp", timestamp)
        .add("X-Slack-Signature", signature);
  }

  /** The event of a message with files. */
  public static JsonObject fileShare(String ts, JsonObject... files) {
    JsonArray list = new JsonArray();
    for (JsonObject file : files) {
      list.add(file);
    }
    JsonObject event =
        new JsonObject()
            .put("type", "message")
            .put("subtype", "file_share")
            .put("user", "UANA")
            .put("channel", "C1")
            .put("ts", ts)
            .put("files", list);
    JsonObject bot = new JsonObject().put("user_id", "UBOT").put("is_bot", true);
    return new JsonObject()
        .put("type", "event_callback")
        .put("team_id", "T1")
        .put("event_id", "Ev" + ts)
        .put("authorizations", new JsonArray().add(bot))
        .put("event", event);
  }

  /** A picture as Slack describes it. */
  public static JsonObject picture(String id) {
    return new JsonObject()
        .put("id", id)
        .put("mimetype", "image/jpeg")
        .put("size", 5000)
        .put("original_w", 4000)
        .put("original_h", 3000)
        .put("url_private", "https://files.slack.com/files-pri/T1-" + id + "/dog.jpg")
        .put(
            "url_private_download",
            "https://files.slack.com/files-pri/T1-" + id + "/download/dog.jpg")
        .put("thumb_160", "https://files.slack.com/files-tmb/T1-" + id + "/dog_160.jpg")
        .put("thumb_720", "https://files.slack.com/files-tmb/T1-" + id + "/dog_720.jpg")
        .put("thumb_720_w", 720)
        .put("thumb_720_h", 540)
        .put("thumb_360", "https://files.slack.com/files-tmb/T1-" + id + "/dog_360.jpg")
        .put("thumb_360_w", 360)
        .put("thumb_360_h", 270);
  }
}
