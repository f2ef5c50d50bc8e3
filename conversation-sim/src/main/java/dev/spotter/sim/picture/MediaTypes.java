package dev.spotter.sim.picture;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Media types (MIME) as names of files tell them, which is what apps and platforms go by. */
public final class MediaTypes {

  /** What nothing is known of. */
  public static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> BY_EXTENSION = new LinkedHashMap<>();

  static {
    BY_EXTENSION.put("jpg", "image/jpeg");
    BY_EXTENSION.put("jpeg", "image/jpeg");
    BY_EXTENSION.put("png", "image/png");
    BY_EXTENSION.put("gif", "image/gif");
    BY_EXTENSION.put("webp", "image/webp");
    BY_EXTENSION.put("heic", "image/heic");
    BY_EXTENSION.put("heif", "image/heif");
    BY_EXTENSION.put("avif", "image/avif");
    BY_EXTENSION.put("bmp", "image/bmp");
    BY_EXTENSION.put("tif", "image/tiff");
    BY_EXTENSION.put("tiff", "image/tiff");
    BY_EXTENSION.put("svg", "image/svg+xml");
    BY_EXTENSION.put("mp4", "video/mp4");
    BY_EXTENSION.put("mov", "video/quicktime");
    BY_EXTENSION.put("webm", "video/webm");
    BY_EXTENSION.put("mp3", "audio/mpeg");
    BY_EXTENSION.put("ogg", "audio/ogg");
    BY_EXTENSION.put("pdf", "application/pdf");
    BY_EXTENSION.put("zip", "application/zip");
    BY_EXTENSION.put("json", "application/json");
    BY_EXTENSION.put("txt", "text/plain");
    BY_EXTENSION.put("csv", "text/csv");
    BY_EXTENSION.put("html", "text/html");
  }

  private MediaTypes() {}

  /**
   * Returns the type that the end of a name tells.
   *
   * @param name a file's name
   * @return {@link #UNKNOWN} when it tells none
   */
  public static String byName(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_EXTENSION.getOrDefault(extension, UNKNOWN);
  }

  /**
   * Returns how names of files of a type usually end.
   *
   * @param type a media type
   * @return the extension without its dot; {@code bin} when none is known
   */
  public static String extension(String type) {
    return BY_EXTENSION.entrySet().stream()
        .filter(known -> known.getValue().equals(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("bin");
  }
}
