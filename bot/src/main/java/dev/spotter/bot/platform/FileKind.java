package dev.spotter.bot.platform;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a platform's words on a file make of it. Some apps say nothing of a picture's type, so that
 * only its bytes can tell.
 */
public enum FileKind {
  /** It says that it is an image. */
  PICTURE,
  /** It does not say what it is, but may be a picture: its bytes decide. */
  PERHAPS,
  /** It is something else. */
  OTHER;

  /** Media types that say nothing. */
  private static final Pattern UNTOLD =
      Pattern.compile(
          "|(?:application|binary|unknown|\\*)/(?:x-)?"
              + "(?:octet-stream|binary|unknown|(?:force-)?download|jpe?g|jpg|png|\\*)");

  private static final Set<String> ENDINGS =
      Set.of(
          "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "bmp", "dib", "heic", "heif", "avif",
          "tif", "tiff");

  /**
   * Judges a file.
   *
   * @param mimeType the media type as the platform tells it; may be empty
   * @param fileName the file's name; may be empty
   * @param hinted whether anything else speaks for a picture, should its name say nothing
   */
  public static FileKind of(String mimeType, String fileName, boolean hinted) {
    String type = mimeType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    if (type.startsWith("image/")) {
      return PICTURE;
    }
    if (!UNTOLD.matcher(type).matches()) {
      return OTHER;
    }
    String ending = ending(fileName.strip());
    boolean perhaps = ending.isEmpty() ? hinted : ENDINGS.contains(ending);
    return perhaps ? PERHAPS : OTHER;
  }

  private static String ending(String fileName) {
    return fileName.contains(".")
        ? fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)
        : "";
  }
}
