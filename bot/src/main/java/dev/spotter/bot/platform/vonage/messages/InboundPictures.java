package dev.spotter.bot.platform.vonage.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.FileKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parser of a message's pictures: {@code message_type} is {@code image}, or {@code file} with the
 * name of a picture, or {@code content}, a list of such parts, as an MMS with several has it. Each
 * part holds a {@code url}. Stateless.
 */
final class InboundPictures {

  private InboundPictures() {}

  /** Returns the pictures of a message in its order; none when it has none. */
  static List<Picture> of(JsonNode message) {
    String type = message.path("message_type").asText("");
    return type.equals("content")
        ? message
            .path("content")
            .valueStream()
            .flatMap(part -> picture(part.path("type").asText(""), part).stream())
            .toList()
        : picture(type, message.path(type)).stream().toList();
  }

  private static Optional<Picture> picture(String type, JsonNode part) {
    return switch (type) {
      case "image" -> Optional.of(picture(part, false));
      case "file" -> isPerhapsPicture(part) ? Optional.of(picture(part, true)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Nothing tells a file's type but its name. */
  private static boolean isPerhapsPicture(JsonNode file) {
    String name = file.path("name").asText("");
    String known = name.isBlank() ? lastSegment(file.path("url").asText("")) : name;
    return FileKind.of("", known, false) == FileKind.PERHAPS;
  }

  private static String lastSegment(String url) {
    String path = url.replaceFirst("[?#].*", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Picture picture(JsonNode part, boolean guessed) {
    List<Rendition> only =
        Stream.of(part.path("url"))
            .filter(JsonNode::isTextual)
            .map(url -> new Rendition(url.asText(""), Optional.empty(), Optional.empty()))
            .toList();
    return new Picture(only, Optional.empty(), guessed);
  }
}
