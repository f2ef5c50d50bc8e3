package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.FileKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads Slack's file objects. */
final class SlackFile {

  /** Sizes that show the whole picture; smaller ones are cut to a square. Smallest first. */
  private static final List<String> THUMBNAILS =
      List.of("thumb_360", "thumb_480", "thumb_720", "thumb_800", "thumb_960", "thumb_1024");

  private static final Set<String> GONE = Set.of("tombstone", "hidden_by_limit");
  private static final Set<String> REACHABLE = Set.of("visible", "check_file_info", "");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,50}");

  private SlackFile() {}

  /**
   * Reads one file of a message.
   *
   * @param file the file object
   * @return a picture; without renditions when Slack has to be asked for them first: it says so, by
   *     {@code file_access:"check_file_info"}, for files of other workspaces, and has not looked at
   *     a file yet that has no {@code mimetype}. Empty for a file that is no picture or is gone
   */
  static Optional<Picture> picture(JsonNode file) {
    String id = file.path("id").asText("");
    if (!ID.matcher(id).matches() || isGone(file)) {
      return Optional.empty();
    }
    if ("check_file_info".equals(file.path("file_access").asText(""))) {
      return Optional.of(new Picture(List.of(), Optional.of(id)));
    }
    return switch (kind(file)) {
      case PICTURE -> Optional.of(new Picture(renditions(file), Optional.of(id)));
      case PERHAPS -> {
        List<Rendition> known = isUnseen(file) ? List.of() : renditions(file);
        yield Optional.of(new Picture(known, Optional.of(id), true));
      }
      case OTHER -> Optional.empty();
    };
  }

  /** Returns what Slack says of a file, or else what its name does. */
  static FileKind kind(JsonNode file) {
    boolean typed = isUnseen(file) && !file.path("filetype").asText("").isBlank();
    String name = typed ? "." + file.path("filetype").asText("") : file.path("name").asText("");
    return FileKind.of(file.path("mimetype").asText(""), name, isUnseen(file));
  }

  private static boolean isUnseen(JsonNode file) {
    return file.path("mimetype").asText("").isBlank();
  }

  /** Tells whether a file was deleted, or is kept from the bot. */
  static boolean isGone(JsonNode file) {
    String access = file.path("file_access").asText("visible");
    return GONE.contains(file.path("mode").asText("")) || !REACHABLE.contains(access);
  }

  /** Returns the addresses of a file, smallest first. */
  static List<Rendition> renditions(JsonNode file) {
    Stream<Rendition> thumbnails =
        THUMBNAILS.stream()
            .filter(size -> file.path(size).isTextual())
            .map(size -> rendition(file.path(size), file, size, Optional.empty()));
    Stream<Rendition> original =
        Stream.of("url_private_download", "url_private")
            .map(file::path)
            .filter(JsonNode::isTextual)
            .limit(1)
            .map(url -> rendition(url, file, "original", bytes(file)));
    return Stream.concat(thumbnails, original).toList();
  }

  private static Rendition rendition(
      JsonNode url, JsonNode file, String size, Optional<Long> bytes) {
    int width = file.path(size + "_w").asInt();
    int height = file.path(size + "_h").asInt();
    int shortSide = Math.min(width, height);
    return new Rendition(
        url.asText(""), shortSide > 0 ? Optional.of(shortSide) : Optional.empty(), bytes);
  }

  private static Optional<Long> bytes(JsonNode file) {
    JsonNode size = file.path("size");
    return size.isIntegralNumber() ? Optional.of(size.asLong()) : Optional.empty();
  }
}
