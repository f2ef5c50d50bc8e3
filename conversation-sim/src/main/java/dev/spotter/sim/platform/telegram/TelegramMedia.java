package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.picture.MediaTypes;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.Rendition;
import dev.spotter.sim.picture.Size;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The pictures and files of messages. */
final class TelegramMedia {

  private static final String JPEG = MediaTypes.byName("a.jpg");
  private static final List<Size> SIZES = List.of(Size.THUMBNAIL, Size.MEDIUM, Size.ORIGINAL);

  private TelegramMedia() {}

  /** Adds a picture to a message, as a photo or as a document. */
  static JsonObject write(JsonObject message, Picture picture) {
    return picture.readable() && JPEG.equals(picture.original().mediaType())
        ? message.put("photo", sizes(picture))
        : message.put("document", document(picture));
  }

  private static JsonArray sizes(Picture picture) {
    JsonArray sizes = new JsonArray();
    SIZES.stream()
        .flatMap(size -> picture.rendition(size).stream())
        .map(TelegramMedia::size)
        .forEach(sizes::add);
    return sizes;
  }

  private static JsonObject size(Rendition rendition) {
    return file(rendition).put("width", rendition.width()).put("height", rendition.height());
  }

  private static JsonObject document(Picture picture) {
    Rendition original = picture.original();
    JsonObject document =
        file(original).put("file_name", picture.name()).put("mime_type", original.mediaType());
    picture.rendition(Size.THUMBNAIL).ifPresent(small -> document.put("thumbnail", size(small)));
    return document;
  }

  private static JsonObject file(Rendition rendition) {
    return new JsonObject()
        .put("file_id", TelegramFileStore.id(rendition.id()))
        .put("file_unique_id", TelegramFileStore.uniqueId(rendition.id()))
        .put("file_size", rendition.bytes());
  }
}
