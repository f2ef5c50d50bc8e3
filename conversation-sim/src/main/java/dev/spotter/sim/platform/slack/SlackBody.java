package dev.spotter.sim.platform.slack;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a bot posts: a text in Slack's form, blocks, attachments, or several of these.
 *
 * @param text the text; empty when there are blocks or attachments alone
 * @param blocks layout blocks; empty when there are none
 * @param attachments legacy attachments; empty when there are none
 */
record SlackBody(String text, JsonArray blocks, JsonArray attachments) {

  /** The longest text, in characters; what is longer Slack refuses or cuts. */
  static final int MAX_TEXT = 40_000;

  private static final int MAX_BLOCKS = 50;

  /** Reads the arguments of {@code chat.postMessage} or {@code chat.update}. */
  static SlackBody of(SlackCall call) {
    SlackBody body =
        new SlackBody(
            call.argument("text").orElse(""),
            array(call, "blocks", "invalid_blocks_format"),
            array(call, "attachments", "invalid_attachments"));
    if (body.blocks.size() > MAX_BLOCKS) {
      throw SlackException.of("invalid_blocks");
    }
    if (body.fallback().isBlank()) {
      throw SlackException.of("no_text");
    }
    if (body.text.length() > MAX_TEXT) {
      throw SlackException.of("msg_too_long");
    }
    return body;
  }

  private static JsonArray array(SlackCall call, String name, String error) {
    try {
      return call.argument(name).map(JsonArray::new).orElseGet(JsonArray::new);
    } catch (DecodeException unreadable) {
      throw SlackException.of(error);
    }
  }

  /** The words to show where there is room for words only. */
  String fallback() {
    return Optional.of(text)
        .filter(words -> !words.isBlank())
        .orElseGet(
            () ->
                Stream.concat(blocks.stream(), attachments.stream())
                    .map(SlackBody::words)
                    .filter(words -> !words.isBlank())
                    .collect(Collectors.joining("\n")));
  }

  /** All texts of a block or an attachment, in the order in which they are written. */
  private static String words(Object part) {
    if (part instanceof JsonArray list) {
      return list.stream().map(SlackBody::words).collect(Collectors.joining());
    }
    if (!(part instanceof JsonObject object)) {
      return "";
    }
    String inner =
        Stream.of("text", "fallback", "title", "alt_text")
            .map(object::getValue)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .findFirst()
            .orElse("");
    return inner
        + Stream.of("text", "elements", "fields")
            .map(object::getValue)
            .filter(value -> !(value instanceof String))
            .map(SlackBody::words)
            .collect(Collectors.joining());
  }

  /** Adds itself to a message. */
  JsonObject writeTo(JsonObject message) {
    message.put("text", text);
    if (!blocks.isEmpty()) {
      message.put("blocks", blocks.copy());
    }
    if (!attachments.isEmpty()) {
      message.put("attachments", attachments.copy());
    }
    return message;
  }
}
