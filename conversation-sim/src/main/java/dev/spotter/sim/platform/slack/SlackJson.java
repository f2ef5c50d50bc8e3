package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.Rendition;
import dev.spotter.sim.picture.Size;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The model in Slack's words; the forms are those of the samples in Slack's Java SDK. */
final class SlackJson {

  /** Slack's sizes that the simulator has; a size is offered when it is smaller than the file. */
  private static final Map<String, Size> THUMBNAILS =
      Map.of("thumb_360", Size.SMALL, "thumb_720", Size.MEDIUM);

  private static final Map<String, String> TYPES =
      Map.of("jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png", "gif", "image/gif");

  private final URI files;

  /**
   * Creates the words.
   *
   * @param files where files are served, without a slash at its end
   */
  SlackJson(URI files) {
    this.files = files;
  }

  /** An event as it is sent to the app. */
  JsonObject envelope(Event event, Optional<String> thread, String botUser) {
    JsonObject authorization =
        new JsonObject()
            .putNull("enterprise_id")
            .put("team_id", SlackIds.TEAM)
            .put("user_id", botUser)
            .put("is_bot", true)
            .put("is_enterprise_install", false);
    JsonObject message =
        message(event, thread)
            .put("channel", SlackIds.channel(event.conversation()))
            .put("channel_type", "channel")
            .put("event_ts", SlackIds.ts(event));
    return new JsonObject()
        .put("token", "unused")
        .put("team_id", SlackIds.TEAM)
        .put("context_team_id", SlackIds.TEAM)
        .putNull("context_enterprise_id")
        .put("api_app_id", SlackIds.APP)
        .put("event", message)
        .put("type", "event_callback")
        .put("event_id", SlackIds.event(event))
        .put("event_time", event.at().getEpochSecond())
        .put("authorizations", new JsonArray().add(authorization))
        .put("is_ext_shared_channel", false)
        .put("event_context", "4-" + SlackIds.event(event));
  }

  /** A message as the API returns it. */
  JsonObject message(Event event, Optional<String> thread) {
    JsonObject message =
        new JsonObject()
            .put("type", "message")
            .put("user", SlackIds.user(event.member().id()))
            .put("team", SlackIds.TEAM)
            .put("ts", SlackIds.ts(event));
    thread.ifPresent(ts -> message.put("thread_ts", ts));
    if (event.member().bot()) {
      message.put("bot_id", SlackIds.BOT).put("app_id", SlackIds.APP);
    }
    if (event.content() instanceof Content.Photos photos) {
      JsonArray list = new JsonArray();
      photos.pictures().forEach(picture -> list.add(file(picture, event)));
      return message
          .put("subtype", "file_share")
          .put("text", "")
          .put("files", list)
          .put("upload", false)
          .put("display_as_bot", false);
    }
    return message.put("text", SlackMarkup.escaped(((Content.Text) event.content()).text()));
  }

  /** A file object. */
  JsonObject file(Picture picture, Event event) {
    Rendition original = picture.original();
    String id = SlackIds.file(picture.id());
    String type = type(picture);
    JsonObject file =
        new JsonObject()
            .put("id", id)
            .put("created", event.at().getEpochSecond())
            .put("timestamp", event.at().getEpochSecond())
            .put("name", picture.name())
            .put("title", picture.name())
            .put("mimetype", type)
            .put("filetype", type.substring(type.indexOf('/') + 1).replace("jpeg", "jpg"))
            .put("pretty_type", type.substring(type.indexOf('/') + 1).toUpperCase(Locale.ROOT))
            .put("user", SlackIds.user(event.member().id()))
            .put("user_team", SlackIds.TEAM)
            .put("editable", false)
            .put("size", original.bytes())
            .put("mode", "hosted")
            .put("is_external", false)
            .put("external_type", "")
            .put("is_public", true)
            .put("public_url_shared", false)
            .put("display_as_bot", false)
            .put("username", "")
            .put("url_private", url("files-pri", id, "original"))
            .put("url_private_download", url("files-pri", id, "original/download"))
            .put("permalink", files + "/archives/" + id)
            .put("is_starred", false)
            .put("has_rich_preview", false)
            .put("file_access", "visible");
    if (picture.readable()) {
      file.put("original_w", original.width()).put("original_h", original.height());
      THUMBNAILS.forEach((name, size) -> addThumbnail(file, picture, name, size));
    }
    return file;
  }

  private void addThumbnail(JsonObject file, Picture picture, String name, Size size) {
    picture
        .rendition(size)
        .ifPresent(
            shown ->
                file.put(name, url("files-tmb", file.getString("id"), path(size)))
                    .put(name + "_w", shown.width())
                    .put(name + "_h", shown.height()));
  }

  private String url(String kind, String id, String rest) {
    return files + "/" + kind + "/" + SlackIds.TEAM + "-" + id + "/" + rest;
  }

  static String path(Size size) {
    return size.name().toLowerCase(Locale.ROOT);
  }

  /** Slack believes the name of what it cannot read. */
  private static String type(Picture picture) {
    String name = picture.name().toLowerCase(Locale.ROOT);
    String byName =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    return picture.readable() ? picture.original().mediaType() : byName;
  }

  /** A member as the API returns it. */
  JsonObject user(Member member) {
    JsonObject profile =
        new JsonObject()
            .put("real_name", member.name())
            .put("real_name_normalized", member.name())
            .put("display_name", member.name())
            .put("display_name_normalized", member.name())
            .put("team", SlackIds.TEAM);
    return new JsonObject()
        .put("id", SlackIds.user(member.id()))
        .put("team_id", SlackIds.TEAM)
        .put("name", member.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "."))
        .put("deleted", false)
        .put("real_name", member.name())
        .put("profile", profile)
        .put("is_bot", member.bot())
        .put("is_app_user", false);
  }
}
