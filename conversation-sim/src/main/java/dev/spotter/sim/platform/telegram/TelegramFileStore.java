package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.picture.MediaTypes;
import dev.spotter.sim.picture.PictureStore;
import dev.spotter.sim.picture.PictureStore.Media;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of the Bot API: getFile, and the download that its path leads to. */
final class TelegramFileStore {

  /** The server's own constant. */
  private static final int MAX_DOWNLOAD = 20 << 20;

  private static final String ID = "AgACAgIAAx";
  private static final Pattern PATH = Pattern.compile("[a-z]+/([^/]+)\\.[a-z0-9]+");

  private final PictureStore pictures;

  TelegramFileStore(PictureStore pictures) {
    this.pictures = pictures;
  }

  /** Returns the file_id of a rendition. */
  static String id(String rendition) {
    return ID + rendition;
  }

  /** Returns the file_unique_id of a rendition. */
  static String uniqueId(String rendition) {
    return "AQ" + rendition.substring(0, 8);
  }

  /** Answers getFile. */
  void describe(TelegramCall call) {
    String id = call.text("file_id");
    if (id.isEmpty()) {
      throw TelegramException.badRequest("file_id not specified");
    }
    Media media =
        find(id)
            .orElseThrow(
                () ->
                    TelegramException.badRequest(
                        "wrong file_id or the file is temporarily unavailable"));
    if (media.bytes().length() > MAX_DOWNLOAD) {
      throw TelegramException.badRequest("file is too big");
    }
    String rendition = id.substring(ID.length());
    call.answer(
        new JsonObject()
            .put("file_id", id)
            .put("file_unique_id", uniqueId(rendition))
            .put("file_size", media.bytes().length())
            .put("file_path", path(rendition, media.type())));
  }

  private static String path(String rendition, String type) {
    String folder =
        switch (type) {
          case "image/jpeg" -> "photos/";
          case "video/mp4" -> "videos/";
          default -> "documents/";
        };
    return folder + rendition + "." + MediaTypes.extension(type);
  }

  private Optional<Media> find(String id) {
    return id.startsWith(ID) ? pictures.media(id.substring(ID.length())) : Optional.empty();
  }

  /** Answers a download. */
  void download(RoutingContext http, String path) {
    Matcher parts = PATH.matcher(path);
    Media media =
        Optional.of(parts)
            .filter(Matcher::matches)
            .map(matched -> matched.group(1))
            .flatMap(
                rendition ->
                    pictures.media(rendition).filter(m -> path(rendition, m.type()).equals(path)))
            .orElseThrow(TelegramException::notFound);
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.UNKNOWN).end(media.bytes());
  }
}
