package dev.spotter.bot.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with a unit, as people write them in a configuration file. */
public final class Units {

  private static final Pattern QUANTITY = Pattern.compile("(\\d{1,12})\\s*([a-z]*)");
  private static final Map<String, Duration> TIMES =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Map<String, Long> SIZES =
      Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);

  private Units() {}

  /**
   * Reads a length of time such as {@code 250ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 30d}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Duration duration(String text) {
    Matcher quantity = quantity(text);
    return unit(TIMES, quantity).multipliedBy(Long.parseLong(quantity.group(1)));
  }

  static long bytes(String text) {
    Matcher quantity = quantity(text);
    return unit(SIZES, quantity) * Long.parseLong(quantity.group(1));
  }

  private static Matcher quantity(String text) {
    Matcher matcher = QUANTITY.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return matcher;
  }

  private static <T> T unit(Map<String, T> units, Matcher quantity) {
    T unit = units.get(quantity.group(2));
    if (unit == null) {
      throw new IllegalArgumentException(quantity.group());
    }
    return unit;
  }

  /**
   * Reads an absolute http or https address; slashes at its end are left out.
   *
   * @throws IllegalArgumentException when it is none, or holds a user
   */
  static URI httpUrl(String text) {
    try {
      URI url = new URI(text.replaceAll("/+$", ""));
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
    throw new IllegalArgumentException(text);
  }

  /** Writes a length of time as it may be given. */
  static String shown(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }

  /**
   * Reads the file that a variable names.
   *
   * @throws InvalidConfigException when it cannot be read
   */
  static String file(String variable, String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new InvalidConfigException(
          "%s names %s, which cannot be read".formatted(variable, path));
    }
  }
}
