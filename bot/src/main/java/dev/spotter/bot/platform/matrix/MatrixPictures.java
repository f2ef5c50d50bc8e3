package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.FileKind;
import dev.spotter.bot.platform.matrix.MediaUri.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parser of the picture of a message: an {@code m.image}, or an {@code m.file} that says it is one.
 * Its renditions are the thumbnails that homeservers make of every picture, where they are smaller,
 * and the file itself. A file in {@code file} instead of {@code url} is encrypted and none.
 */
final class MatrixPictures {

  /** The sizes that the specification recommends, scaled; a homeserver gives out the nearest. */
  private static final List<Box> THUMBNAILS =
      List.of(new Box(320, 240), new Box(640, 480), new Box(800, 600));

  private MatrixPictures() {}

  /** Returns the picture of a message, if it has one that can be read. */
  static Optional<Picture> of(JsonNode content) {
    FileKind kind = kind(content);
    return kind == FileKind.OTHER
        ? Optional.empty()
        : MediaUri.parse(content.path("url").asText(""))
            .filter(uri -> uri.box().isEmpty())
            .map(uri -> picture(uri, content, kind == FileKind.PERHAPS));
  }

  /** As proposed by MSC4193, which apps follow already. */
  private static boolean isSpoiler(JsonNode content) {
    return content.path("m.spoiler").asBoolean()
        || content.path("page.codeberg.everypizza.msc4193.spoiler").asBoolean();
  }

  /** The size is what the sender's app says; what is downloaded is looked at in any case. */
  private static Picture picture(MediaUri uri, JsonNode content, boolean guessed) {
    JsonNode info = content.path("info");
    int width = info.path("w").asInt();
    int height = info.path("h").asInt();
    boolean told = width > 0 && height > 0;
    List<Rendition> renditions = new ArrayList<>();
    for (Box box : THUMBNAILS) {
      if (!told || width > box.width() || height > box.height()) {
        int side = told ? scaled(width, height, box) : box.height() / 2;
        renditions.add(
            new Rendition(uri.thumbnail(box).toString(), Optional.of(side), Optional.empty()));
      }
    }
    renditions.add(
        new Rendition(
            uri.toString(),
            told ? Optional.of(Math.min(width, height)) : Optional.empty(),
            bytes(info)));
    return new Picture(renditions, Optional.of(uri.toString()), guessed, isSpoiler(content), false);
  }

  /** Returns the short side of a picture that is scaled to fit a box. */
  private static int scaled(long width, long height, Box box) {
    long shortSide = Math.min(width, height);
    return (int) Math.min(shortSide * box.width() / width, shortSide * box.height() / height);
  }

  private static Optional<Long> bytes(JsonNode info) {
    JsonNode size = info.path("size");
    return size.isIntegralNumber() ? Optional.of(size.asLong()) : Optional.empty();
  }

  private static FileKind kind(JsonNode content) {
    if (content.path("msgtype").asText("").equals("m.image")) {
      return FileKind.PICTURE;
    }
    String name = content.path("filename").asText(content.path("body").asText(""));
    return FileKind.of(content.at("/info/mimetype").asText(""), name, false);
  }
}
