package dev.spotter.sim.platform.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Bot API's HTML style: a few tags, and nothing around them but text. */
final class HtmlFormat {

  private static final Pattern PART =
      Pattern.compile(
          "<(?<end>/?)(?<tag>[A-Za-z][A-Za-z0-9-]*)(?<more>[^>]*)>|&(?<name>#?\\w+);|<");

  private static final Pattern ADDRESS = Pattern.compile("href\\s*=\\s*[\"']([^\"']*)[\"']");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("b", "bold"),
          Map.entry("strong", "bold"),
          Map.entry("i", "italic"),
          Map.entry("em", "italic"),
          Map.entry("u", "underline"),
          Map.entry("ins", "underline"),
          Map.entry("s", "strikethrough"),
          Map.entry("strike", "strikethrough"),
          Map.entry("del", "strikethrough"),
          Map.entry("span", "spoiler"),
          Map.entry("tg-spoiler", "spoiler"),
          Map.entry("a", "text_link"),
          Map.entry("code", "code"),
          Map.entry("pre", "pre"),
          Map.entry("blockquote", "blockquote"));

  private static final Map<String, String> CHARACTERS =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

  private final StringBuilder plain = new StringBuilder();
  private final JsonArray entities = new JsonArray();
  private final Deque<Open> open = new ArrayDeque<>();

  private record Open(String tag, int start, Optional<String> address) {}

  private HtmlFormat() {}

  static FormattedText parse(String html) {
    HtmlFormat format = new HtmlFormat();
    Matcher part = PART.matcher(html);
    int from = 0;
    while (part.find()) {
      format.plain.append(html, from, part.start());
      format.take(part);
      from = part.end();
    }
    format.plain.append(html.substring(from));
    if (!format.open.isEmpty()) {
      throw FormattedText.wrong(
          "Can't find end tag corresponding to start tag \"" + format.open.peek().tag() + "\"");
    }
    return new FormattedText(format.plain.toString(), format.entities);
  }

  private void take(Matcher part) {
    if (part.group("name") != null) {
      plain.append(character(part.group("name"), part.group()));
    } else if (part.group("tag") == null) {
      throw FormattedText.wrong("Unsupported start tag \"\" at byte offset " + part.start());
    } else if (part.group("end").isEmpty()) {
      begin(part.group("tag").toLowerCase(Locale.ROOT), part);
    } else {
      end(part.group("tag").toLowerCase(Locale.ROOT), part.start());
    }
  }

  private static String character(String name, String asWritten) {
    return name.startsWith("#") && name.substring(1).matches("\\d{1,6}")
        ? Character.toString(Integer.parseInt(name.substring(1)))
        : CHARACTERS.getOrDefault(name, asWritten);
  }

  private void begin(String tag, Matcher part) {
    if (!TYPES.containsKey(tag)) {
      throw FormattedText.wrong(
          "Unsupported start tag \"%s\" at byte offset %d".formatted(tag, part.start()));
    }
    Matcher address = ADDRESS.matcher(part.group("more"));
    open.push(
        new Open(
            tag,
            plain.length(),
            address.find() ? Optional.of(address.group(1)) : Optional.empty()));
  }

  private void end(String tag, int at) {
    if (open.isEmpty() || !open.peek().tag().equals(tag)) {
      throw FormattedText.wrong("Unexpected end tag at byte offset " + at);
    }
    Open begun = open.pop();
    JsonObject entity = TelegramEntities.entity(TYPES.get(tag), begun.start(), plain.length());
    begun.address().ifPresent(address -> entity.put("url", address));
    entities.add(entity);
  }
}
