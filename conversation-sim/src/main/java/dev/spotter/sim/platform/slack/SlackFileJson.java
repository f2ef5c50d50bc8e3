package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Event;
import dev.spotter.sim.picture.MediaTypes;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.Rendition;
import dev.spotter.sim.picture.Size;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Uploaded files as Slack describes them, in the form of the samples in Slack's Java SDK. */
final class SlackFileJson {

  /** Slack's sizes that the simulator has; a size is offered when it is smaller than the file. */
  private static final Map<String, Size> THUMBNAILS =
      Map.of("thumb_360", Size.SMALL, "thumb_720", Size.MEDIUM);

  private final URI files;

  /**
   * Creates a writer.
   *
   * @param files where files are served, without a slash at its end
   */
  SlackFileJson(URI files) {
    this.files = files;
  }

  /** A file object. */
  JsonObject file(Picture picture, Event event) {
    Rendition original = picture.original();
    String id = SlackIds.file(picture.id());
    String type = MediaTypes.extension(original.mediaType()).replace("bin", "binary");
    JsonObject file =
        new JsonObject()
            .put("id", id)
            .put("created", event.at().getEpochSecond())
            .put("timestamp", event.at().getEpochSecond())
            .put("name", picture.name())
            .put("title", picture.name())
            .put("mimetype", original.mediaType())
            .put("filetype", type)
            .put("pretty_type", type.replace("jpg", "jpeg").toUpperCase(Locale.ROOT))
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
}
