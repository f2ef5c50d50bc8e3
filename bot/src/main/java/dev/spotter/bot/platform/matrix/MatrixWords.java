package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.Platform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parser of the words of a message: whether they are meant for the bot, and what is left of them
 * without its mention. A mention is the bot's id among {@code m.mentions}, a link to it (a pill) in
 * the formatted body, its id or {@code @name} in the plain one, or its name and a colon in front,
 * as apps that know no other mentions write it. Immutable.
 *
 * @param own who the bot is
 * @param name what people call it in plain text
 */
record MatrixWords(MatrixAccount.Own own, BotName name) {

  /** Lines in front of a reply that quote what it replies to; apps wrote them until Matrix 1.13. */
  private static final Pattern QUOTE = Pattern.compile("\\A(?:>[^\\n]*\\n)+\\n?");

  private static final String LINK = "https://matrix.to/#/";

  /**
   * Words that may be meant for the bot.
   *
   * @param text without mentions of the bot
   * @param addressed whether they certainly are meant for the bot
   */
  record Words(String text, boolean addressed) {}

  /** Reads a text; empty when it cannot be meant for the bot: a blank one, or one too long. */
  Optional<Words> read(JsonNode content) {
    boolean isReply = content.path("m.relates_to").has("m.in_reply_to");
    String body = content.path("body").asText("");
    String text = isReply ? QUOTE.matcher(body).replaceFirst("") : body;
    if (text.isBlank() || text.length() > Platform.MAX_TEXT) {
      return Optional.empty();
    }
    boolean mentioned = isMentioned(content);
    boolean named = text.contains(own.user()) || name.isIn(text);
    boolean called = own.name().map(shown -> calledBy(shown).matcher(text).find()).orElse(false);
    return Optional.of(new Words(without(text, mentioned || called), mentioned || named || called));
  }

  private boolean isMentioned(JsonNode content) {
    String formatted = content.path("formatted_body").asText("");
    return content
            .path("m.mentions")
            .path("user_ids")
            .valueStream()
            .anyMatch(user -> user.asText("").equals(own.user()))
        || formatted.contains(LINK + own.user() + "\"")
        || formatted.contains(LINK + URLEncoder.encode(own.user(), StandardCharsets.UTF_8) + "\"");
  }

  /** Apps write the name that a person or bot is shown by where somebody was picked from a list. */
  private String without(String text, boolean picked) {
    String bare = text.replace(own.user(), " ");
    if (picked && own.name().isPresent()) {
      bare = shown(own.name().get()).matcher(bare).replaceFirst(" ");
    }
    String said = name.removedFrom(bare);
    return said.equals(text.strip()) ? said : BotName.trimmed(said);
  }

  private static Pattern calledBy(String shown) {
    return Pattern.compile("\\A\\s*@?" + Pattern.quote(shown) + "\\s*:", flags());
  }

  private static Pattern shown(String shown) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])@?" + Pattern.quote(shown) + "(?![\\p{L}\\p{N}])\\s*:?", flags());
  }

  private static int flags() {
    return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  }
}
