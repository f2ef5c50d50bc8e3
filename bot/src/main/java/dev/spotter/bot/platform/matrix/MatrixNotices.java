package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.OutgoingMessage;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the bot's notices, edits them, and finds those that may have been sent. Thread-safe.
 *
 * <p>The transaction id is made of the answered event, so that a homeserver that still knows it
 * gives the first notice back. It forgets it when it restarts; then the room itself is read.
 */
final class MatrixNotices {

  /** Pages looked through before a notice counts as not there. */
  private static final int MAX_PAGES = 20;

  private static final String PAGE = "100";

  private final MatrixApi api;
  private final MatrixAccount account;

  MatrixNotices(MatrixApi api, MatrixAccount account) {
    this.api = api;
    this.account = account;
  }

  /** Sends a notice and returns its event's id. */
  Future<String> post(Conversation in, OutgoingMessage message) {
    ObjectNode notice = notice(MatrixText.inert(message.text()));
    relation(message).ifPresent(relation -> notice.set("m.relates_to", relation));
    return send(in, "post", message.key().key(), notice);
  }

  /** Gives a notice of the bot's own another text; apps without edits show it as a new one. */
  Future<Void> edit(Conversation in, String eventId, OutgoingMessage message) {
    String text = MatrixText.inert(message.text());
    ObjectNode edit = notice("* " + text);
    edit.set("m.new_content", notice(text));
    edit.putObject("m.relates_to").put("rel_type", "m.replace").put("event_id", eventId);
    return send(in, "edit", message.key().key() + " " + eventId + " " + text, edit).mapEmpty();
  }

  /** Redacts a notice of the bot's own; doing so again changes nothing. */
  Future<Void> delete(Conversation in, String eventId) {
    String path = MatrixIds.path(in.id(), "redact", eventId, "spotter-redact-" + digest(eventId));
    return api.store("redact", "/v3/rooms" + path, MatrixApi.nothing()).mapEmpty();
  }

  private Future<String> send(Conversation in, String what, String key, ObjectNode content) {
    String path =
        MatrixIds.path(in.id(), "send", "m.room.message", "spotter-" + what + "-" + digest(key));
    return api.send("send/m.room.message", "/v3/rooms" + path, content)
        .map(sent -> sent.path("event_id").asText(""));
  }

  /** Names nobody, so that no name that the text holds rings a bell. */
  private static ObjectNode notice(String body) {
    ObjectNode notice =
        JsonNodeFactory.instance.objectNode().put("msgtype", "m.notice").put("body", body);
    notice.putObject("m.mentions");
    return notice;
  }

  /** A reply stays outside of the thread unless it says that it is in it. */
  private static Optional<ObjectNode> relation(OutgoingMessage message) {
    ObjectNode relation = JsonNodeFactory.instance.objectNode();
    message
        .thread()
        .ifPresent(
            root ->
                relation
                    .put("rel_type", "m.thread")
                    .put("event_id", root)
                    .put("is_falling_back", false));
    message
        .replyTo()
        .ifPresent(answered -> relation.putObject("m.in_reply_to").put("event_id", answered));
    return Optional.of(relation).filter(some -> !some.isEmpty());
  }

  /**
   * Looks for the bot's own notice that replies to the message, from that message on: no other of
   * the bot's does.
   */
  Future<Optional<String>> find(Conversation in, OutgoingMessage message) {
    String answered = message.replyTo().orElse(message.key().key());
    Map<String, String> around = Map.of("limit", "0");
    return account
        .own()
        .compose(
            own ->
                api.read(
                        "context",
                        "/v3/rooms" + MatrixIds.path(in.id(), "context", answered),
                        around)
                    .compose(
                        context ->
                            find(
                                in,
                                new Sought(own.user(), answered),
                                context.path("end").asText(""),
                                MAX_PAGES)));
  }

  private Future<Optional<String>> find(
      Conversation in, Sought sought, String from, int pagesLeft) {
    Map<String, String> query =
        Map.of("dir", "f", "from", from, "limit", PAGE, "filter", sought.filter());
    return api.read("messages", "/v3/rooms" + MatrixIds.path(in.id(), "messages"), query)
        .compose(
            page -> {
              Optional<String> found = sought.in(page);
              String next = page.path("end").asText("");
              return found.isPresent() || next.isEmpty() || pagesLeft == 1
                  ? Future.succeededFuture(found)
                  : find(in, sought, next, pagesLeft - 1);
            });
  }

  private static String digest(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private record Sought(String sender, String answered) {

    String filter() {
      ObjectNode filter = JsonNodeFactory.instance.objectNode();
      filter.putArray("senders").add(sender);
      filter.putArray("types").add("m.room.message");
      return filter.toString();
    }

    Optional<String> in(JsonNode page) {
      return page.path("chunk")
          .valueStream()
          .filter(event -> event.path("sender").asText("").equals(sender))
          .filter(event -> replyTo(event).equals(answered))
          .map(event -> event.path("event_id").asText(""))
          .findFirst();
    }

    private static String replyTo(JsonNode event) {
      JsonNode relation = event.path("content").path("m.relates_to");
      return relation.path("m.in_reply_to").path("event_id").asText("");
    }
  }
}
