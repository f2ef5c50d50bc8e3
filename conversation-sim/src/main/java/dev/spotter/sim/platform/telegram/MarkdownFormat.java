package dev.spotter.sim.platform.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Bot API's Markdown styles: MarkdownV2, in which many characters have to be escaped, and the
 * older one, in which there is less to format and nothing can be nested.
 */
final class MarkdownFormat {

  private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

  /** Longer marks first. */
  private static final Map<String, String> MARKS = new LinkedHashMap<>();

  private static final Map<String, String> OLD_MARKS = new LinkedHashMap<>();

  static {
    MARKS.put("```", "pre");
    MARKS.put("`", "code");
    MARKS.put("__", "underline");
    MARKS.put("||", "spoiler");
    MARKS.put("*", "bold");
    MARKS.put("_", "italic");
    MARKS.put("~", "strikethrough");
    OLD_MARKS.put("```", "pre");
    OLD_MARKS.put("`", "code");
    OLD_MARKS.put("*", "bold");
    OLD_MARKS.put("_", "italic");
  }

  private final String text;
  private final boolean strict;
  private final StringBuilder plain = new StringBuilder();
  private final JsonArray entities = new JsonArray();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  private record Open(String mark, int start, int from) {}

  MarkdownFormat(String text, boolean strict) {
    this.text = text;
    this.strict = strict;
  }

  FormattedText parse() {
    while (at < text.length()) {
      takeNext();
    }
    if (!open.isEmpty()) {
      throw unfinished(open.peek().from());
    }
    return new FormattedText(plain.toString(), entities);
  }

  private void takeNext() {
    char next = text.charAt(at);
    Optional<String> mark =
        marks().keySet().stream().filter(m -> text.startsWith(m, at)).findFirst();
    boolean verbatim = !open.isEmpty() && open.peek().mark().startsWith("`");
    if (next == '\\' && at + 1 < text.length() && RESERVED.indexOf(text.charAt(at + 1)) >= 0) {
      plain.append(text.charAt(at + 1));
      at += 2;
    } else if (verbatim && !text.startsWith(open.peek().mark(), at)) {
      plain.append(next);
      at++;
    } else if (mark.isPresent()) {
      toggle(mark.get());
    } else if (next == '[') {
      open.push(new Open("[", plain.length(), at));
      at++;
    } else if (next == ']' && !open.isEmpty() && open.peek().mark().equals("[")) {
      link();
    } else if (strict && RESERVED.indexOf(next) >= 0) {
      throw FormattedText.wrong(
          "Character '%c' is reserved and must be escaped with the preceding '\\'".formatted(next));
    } else {
      plain.append(next);
      at++;
    }
  }

  private Map<String, String> marks() {
    return strict ? MARKS : OLD_MARKS;
  }

  private void toggle(String mark) {
    if (!open.isEmpty() && open.peek().mark().equals(mark)) {
      Open begun = open.pop();
      entities.add(TelegramEntities.entity(marks().get(mark), begun.start(), plain.length()));
    } else {
      open.push(new Open(mark, plain.length(), at));
    }
    at += mark.length();
  }

  private void link() {
    Open begun = open.pop();
    int end = text.indexOf(')', at);
    if (!text.startsWith("](", at) || end < 0) {
      throw unfinished(begun.from());
    }
    JsonObject link = TelegramEntities.entity("text_link", begun.start(), plain.length());
    entities.add(link.put("url", text.substring(at + 2, end)));
    at = end + 1;
  }

  private static TelegramException unfinished(int from) {
    return FormattedText.wrong("Can't find end of the entity starting at byte offset " + from);
  }
}
