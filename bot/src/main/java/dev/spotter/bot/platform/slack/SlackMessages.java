package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.OutgoingMessage;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Posts messages into the thread of what they answer, edits them, and finds those that may have
 * been posted. Slack knows no idempotency key, so the thread itself is read. ({@code client_msg_id}
 * is for Slack's own apps and not to be relied on: slackapi/java-slack-sdk#852.) Thread-safe.
 */
final class SlackMessages {

  /** Pages looked through before a caption counts as not there. */
  private static final int MAX_PAGES = 20;

  private static final String PAGE = "200";

  private final SlackApi api;
  private final SlackUsers users;

  SlackMessages(SlackApi api, SlackUsers users) {
    this.api = api;
    this.users = users;
  }

  /** Posts a message as plain text: no markup, no links, no mention. */
  Future<String> post(Conversation in, OutgoingMessage message) {
    ObjectNode arguments =
        plain(in, message)
            .put("mrkdwn", false)
            .put("unfurl_links", false)
            .put("unfurl_media", false);
    thread(message).ifPresent(thread -> arguments.put("thread_ts", thread));
    return api.writeOnce("chat.postMessage", arguments).map(posted -> posted.path("ts").asText(""));
  }

  /** Gives a message of the bot's own another text. */
  Future<Void> edit(Conversation in, String ts, OutgoingMessage message) {
    return api.write("chat.update", plain(in, message).put("ts", ts)).mapEmpty();
  }

  /** Deletes a message of the bot's own. */
  Future<Void> delete(Conversation in, String ts) {
    ObjectNode arguments =
        JsonNodeFactory.instance.objectNode().put("channel", in.id()).put("ts", ts);
    return api.write("chat.delete", arguments)
        .<Void>mapEmpty()
        .recover(
            failure ->
                String.valueOf(failure.getMessage()).contains("message_not_found")
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  private static ObjectNode plain(Conversation in, OutgoingMessage message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("channel", in.id())
        .put("text", SlackText.escaped(message.text()))
        .put("parse", "none");
  }

  /** Looks for the bot's own message in the photo's thread. */
  Future<Optional<String>> find(Conversation in, OutgoingMessage message, Optional<String> after) {
    String answered = message.replyTo().orElse("0");
    String oldest = after.filter(ts -> isLater(ts, answered)).orElse(answered);
    String thread = thread(message).orElse(answered);
    Map<String, String> query =
        Map.of("channel", in.id(), "ts", thread, "oldest", oldest, "limit", PAGE);
    return users
        .own()
        .compose(own -> find(query, new Sought(own, message.text(), oldest), "", MAX_PAGES));
  }

  private Future<Optional<String>> find(
      Map<String, String> query, Sought sought, String cursor, int pagesLeft) {
    Map<String, String> arguments = new HashMap<>(query);
    if (!cursor.isEmpty()) {
      arguments.put("cursor", cursor);
    }
    return api.read("conversations.replies", arguments)
        .compose(
            page -> {
              Optional<String> found = sought.in(page);
              String next = page.at("/response_metadata/next_cursor").asText("");
              return found.isPresent() || next.isEmpty() || pagesLeft == 1
                  ? Future.succeededFuture(found)
                  : find(query, sought, next, pagesLeft - 1);
            });
  }

  /** A reply belongs to the thread's first message, never to another reply. */
  private static Optional<String> thread(OutgoingMessage message) {
    return message.thread().or(message::replyTo);
  }

  /** Slack's message ids are seconds with a fraction, which counts within a channel. */
  private static boolean isLater(String ts, String than) {
    try {
      return new BigDecimal(ts).compareTo(new BigDecimal(than)) > 0;
    } catch (NumberFormatException notOne) {
      return false;
    }
  }

  private record Sought(SlackUsers.Own own, String sent, String oldest) {

    Optional<String> in(JsonNode page) {
      return page.path("messages")
          .valueStream()
          .filter(message -> isLater(message.path("ts").asText(""), oldest))
          .filter(own::wrote)
          .filter(message -> isSent(message.path("text").asText("")))
          .map(message -> message.path("ts").asText(""))
          .findFirst();
    }

    private boolean isSent(String text) {
      return SlackText.same(SlackText.escaped(sent), text);
    }
  }
}
