package dev.spotter.bot.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.chat.Caption;
import dev.spotter.bot.chat.ImageUpload;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Posts captions into the thread of their photo, and finds those that may have been posted. Slack
 * knows no idempotency key, so the thread itself is read. ({@code client_msg_id} is for Slack's own
 * apps and not to be relied on: slackapi/java-slack-sdk#852.) Thread-safe.
 */
final class SlackReplies {

  /** Pages looked through before a caption counts as not there. */
  private static final int MAX_PAGES = 20;

  private static final String PAGE = "200";

  private final SlackApi api;
  private final SlackUsers users;

  SlackReplies(SlackApi api, SlackUsers users) {
    this.api = api;
    this.users = users;
  }

  /** Posts a caption as plain text: no markup, no links, no mention. */
  Future<String> post(ImageUpload upload, Caption caption) {
    ObjectNode message =
        JsonNodeFactory.instance
            .objectNode()
            .put("channel", upload.conversation())
            .put("thread_ts", thread(upload))
            .put("text", SlackText.escaped(caption.text()))
            .put("mrkdwn", false)
            .put("parse", "none")
            .put("unfurl_links", false)
            .put("unfurl_media", false);
    return api.write("chat.postMessage", message).map(posted -> posted.path("ts").asText());
  }

  /** Looks for the bot's own message in the photo's thread. */
  Future<Optional<String>> find(ImageUpload upload, Caption caption, Optional<String> after) {
    String oldest = after.filter(ts -> isLater(ts, upload.message())).orElse(upload.message());
    Map<String, String> query =
        Map.of(
            "channel",
            upload.conversation(),
            "ts",
            thread(upload),
            "oldest",
            oldest,
            "limit",
            PAGE);
    return users.own().compose(own -> find(query, new Sought(own, caption, oldest), "", MAX_PAGES));
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
              String next = page.at("/response_metadata/next_cursor").asText();
              return found.isPresent() || next.isEmpty() || pagesLeft == 1
                  ? Future.succeededFuture(found)
                  : find(query, sought, next, pagesLeft - 1);
            });
  }

  /** A reply belongs to the thread's first message, never to another reply. */
  private static String thread(ImageUpload upload) {
    return upload.thread().orElse(upload.message());
  }

  /** Slack's message ids are seconds with a fraction, which counts within a channel. */
  private static boolean isLater(String ts, String than) {
    try {
      return new BigDecimal(ts).compareTo(new BigDecimal(than)) > 0;
    } catch (NumberFormatException notOne) {
      return false;
    }
  }

  private record Sought(SlackUsers.Own own, Caption caption, String oldest) {

    Optional<String> in(JsonNode page) {
      return page.path("messages")
          .valueStream()
          .filter(message -> isLater(message.path("ts").asText(), oldest))
          .filter(own::wrote)
          .filter(message -> isCaption(message.path("text").asText()))
          .map(message -> message.path("ts").asText())
          .findFirst();
    }

    private boolean isCaption(String text) {
      return SlackText.same(SlackText.escaped(caption.text()), text);
    }
  }
}
