package dev.spotter.sim.platform.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * A text without its formatting, and the formatting as entities, whose offsets count UTF-16 code
 * units.
 *
 * @param plain the words that people read
 * @param entities what is formatted how
 */
record FormattedText(String plain, JsonArray entities) {

  /**
   * Parses a text.
   *
   * @param text as the bot wrote it
   * @param mode {@code HTML}, {@code MarkdownV2}, {@code Markdown} or empty for none
   * @throws TelegramException when the formatting is wrong or the mode unknown
   */
  static FormattedText parse(String text, String mode) {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "" -> new FormattedText(text, new JsonArray()).stripped();
      case "html" -> HtmlFormat.parse(text).stripped();
      case "markdownv2" -> new MarkdownFormat(text, true).parse().stripped();
      case "markdown" -> new MarkdownFormat(text, false).parse().stripped();
      default -> throw TelegramException.badRequest("unsupported parse_mode");
    };
  }

  static TelegramException wrong(String why) {
    return TelegramException.badRequest("can't parse entities: " + why);
  }

  /** Telegram takes blanks off both ends. */
  private FormattedText stripped() {
    String kept = plain.strip();
    int cut = plain.length() - plain.stripLeading().length();
    JsonArray moved = new JsonArray();
    for (Object each : entities) {
      JsonObject entity = ((JsonObject) each).copy();
      int start = Math.max(0, entity.getInteger("offset") - cut);
      int end =
          Math.min(kept.length(), entity.getInteger("offset") + entity.getInteger("length") - cut);
      if (end > start) {
        moved.add(entity.put("offset", start).put("length", end - start));
      }
    }
    return new FormattedText(kept, moved);
  }
}
