package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.picture.PictureStore;
import dev.spotter.sim.picture.PictureStore.Media;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Files of the Bot API: getFile, and the download that its path leads to. */
final class TelegramFileStore {

  /** The server's own constant. */
  private static final int MAX_DOWNLOAD = 20 << 20;

  private static final String ID = "AgACAgIAAx";
  private static final String FOLDER = "photos/";

  private final PictureStore pictures;

  TelegramFileStore(PictureStore pictures) {
    this.pictures = pictures;
  }

  /** Returns the file_id of a rendition. */
  static String id(String rendition) {
    return ID + rendition;
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
            .put("file_unique_id", "AQ" + rendition.substring(0, 8))
            .put("file_size", media.bytes().length())
            .put("file_path", FOLDER + rendition + ".jpg"));
  }

  private Optional<Media> find(String id) {
    return id.startsWith(ID) ? pictures.media(id.substring(ID.length())) : Optional.empty();
  }

  /** Answers a download. */
  void download(RoutingContext http, String path) {
    Media media =
        Optional.of(path)
            .filter(name -> name.startsWith(FOLDER) && name.endsWith(".jpg"))
            .map(name -> name.substring(FOLDER.length(), name.length() - ".jpg".length()))
            .flatMap(pictures::media)
            .orElseThrow(TelegramException::notFound);
    http.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
        .end(media.bytes());
  }
}
