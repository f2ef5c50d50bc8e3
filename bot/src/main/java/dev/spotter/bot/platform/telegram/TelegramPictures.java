package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    Stream<JsonNode> files =
        isImage(document)
            ? Stream.of(document.path("thumbnail"), document)
            : message.path("photo").valueStream();
    List<Rendition> renditions =
        files
            .filter(TelegramPictures::isFile)
            .map(TelegramPictures::rendition)
            .sorted(BY_SIZE)
            .toList();
    Optional<String> id = renditions.stream().map(Rendition::url).reduce((first, last) -> last);
    return id.map(largest -> new Picture(renditions, id));
  }

  private static boolean isImage(JsonNode document) {
    return document.path("mime_type").asText().toLowerCase(Locale.ROOT).startsWith("image/");
  }

  private static boolean isFile(JsonNode file) {
    return file.path("file_id").isTextual();
  }

  private static Rendition rendition(JsonNode file) {
    return new Rendition(
        file.path("file_id").asText(),
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
