package dev.spotter.bot.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parser of the wait that a server asks for: the header Retry-After, RFC 9110 10.2.3. Stateless.
 */
public final class RetryAfter {

  /** The longest wait that is granted. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,9})?");

  private RetryAfter() {}

  /**
   * Reads the header's value.
   *
   * @param value seconds, or an HTTP date; may be null
   * @param now what a date is counted from
   * @return from zero to {@link #LONGEST}; empty when the value is neither
   */
  public static Optional<Duration> parse(String value, Instant now) {
    if (value == null) {
      return Optional.empty();
    }
    String text = value.strip();
    return SECONDS.matcher(text).matches() ? Optional.of(seconds(text)) : date(text, now);
  }

  /** Returns a number of whole seconds as a wait, within bounds. */
  public static Duration ofSeconds(long seconds) {
    return Duration.ofSeconds(Math.min(Math.max(seconds, 0), LONGEST.toSeconds()));
  }

  /** A fraction, which some servers send, is rounded up. */
  private static Duration seconds(String text) {
    return ofSeconds((long) Math.ceil(Double.parseDouble(text)));
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(ofSeconds(Duration.between(now, then).plusMillis(999).toSeconds()));
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }
}
