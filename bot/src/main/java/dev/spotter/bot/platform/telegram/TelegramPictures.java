package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.FileKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the picture of a message: a photo, in the sizes that Telegram made, or a document that is
 * an image, with its thumbnail. A rendition's address is its {@code file_id}.
 */
final class TelegramPictures {

  private static final Comparator<Rendition> BY_SIZE =
      Comparator.comparing(rendition -> rendition.shortSide().orElse(Integer.MAX_VALUE));

  private TelegramPictures() {}

  /** Returns the picture of a message, if it has one. */
  static Optional<Picture> of(JsonNode message) {
    JsonNode document = message.path("document");
    return switch (kind(document)) {
      case PICTURE -> picture(message, Stream.of(document.path("thumbnail"), document), false);
      case PERHAPS -> picture(message, Stream.of(document), true); // a film has a thumbnail too
      case OTHER -> picture(message, message.path("photo").valueStream(), false);
    };
  }

  /** iOS sends a picture "as a file" without saying that it is one (application/octet-stream). */
  private static FileKind kind(JsonNode document) {
    return document.isObject()
        ? FileKind.of(
            document.path("mime_type").asText(""),
            document.path("file_name").asText(""),
            document.path("thumbnail").isObject())
        : FileKind.OTHER;
  }

  private static Optional<Picture> picture(
      JsonNode message, Stream<JsonNode> files, boolean guessed) {
    List<Rendition> renditions =
        files
            .filter(TelegramPictures::isFile)
            .map(TelegramPictures::rendition)
            .sorted(BY_SIZE)
            .toList();
    Optional<String> id = renditions.stream().map(Rendition::url).reduce((first, last) -> last);
    return id.map(
        largest ->
            new Picture(
                renditions,
                id,
                guessed,
                message.path("has_media_spoiler").asBoolean(),
                message.path("forward_origin").isObject()));
  }

  private static boolean isFile(JsonNode file) {
    return file.path("file_id").isTextual();
  }

  private static Rendition rendition(JsonNode file) {
    return new Rendition(
        file.path("file_id").asText(""),
        shortSide(file),
        file.path("file_size").isIntegralNumber()
            ? Optional.of(file.path("file_size").asLong())
            : Optional.empty());
  }

  private static Optional<Integer> shortSide(JsonNode file) {
    int side = Math.min(file.path("width").asInt(), file.path("height").asInt());
    return side > 0 ? Optional.of(side) : Optional.empty();
  }
}
