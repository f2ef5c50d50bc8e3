package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reader of one room's part of a {@code /sync}: its timeline, after what was left out of it (a gap,
 * {@code limited}), which is fetched from the room's history. What happened before the bot joined
 * is not for the bot. Thread-safe.
 */
final class SyncTimeline {

  private static final Logger LOG = LoggerFactory.getLogger(SyncTimeline.class);

  /** Pages of a gap; with {@link #PAGE} that is 5,000 events of a room in one absence. */
  private static final int MAX_PAGES = 50;

  private static final String PAGE = "100";

  private final MatrixApi api;
  private final MatrixEvents events;

  SyncTimeline(MatrixApi api, MatrixEvents events) {
    this.api = api;
    this.events = events;
  }

  /**
   * Reads what happened in a room.
   *
   * @param own who the bot is
   * @param room the room's id
   * @param timeline its timeline
   * @param since how far the bot had synced
   * @return the events in their order
   */
  Future<List<ChatEvent>> read(
      MatrixAccount.Own own, String room, JsonNode timeline, String since) {
    List<JsonNode> recent = timeline.path("events").valueStream().toList();
    return gap(own, room, timeline, recent, since)
        .map(
            missed -> {
              List<JsonNode> all = new ArrayList<>(missed);
              Collections.reverse(all);
              all.addAll(recent);
              return all.subList(joined(own, all) + 1, all.size()).stream()
                  .flatMap(event -> events.read(own, new TextNode(room), event).stream())
                  .toList();
            });
  }

  /** Returns what was left out, newest first. */
  private Future<List<JsonNode>> gap(
      MatrixAccount.Own own, String room, JsonNode timeline, List<JsonNode> recent, String since) {
    if (!timeline.path("limited").asBoolean() || joined(own, recent) >= 0) {
      return Future.succeededFuture(List.of());
    }
    return page(own, room, new ArrayList<>(), timeline.path("prev_batch").asText(""), since, 1)
        .recover(failure -> withoutGap(room, failure));
  }

  private Future<List<JsonNode>> page(
      MatrixAccount.Own own,
      String room,
      List<JsonNode> missed,
      String from,
      String since,
      int number) {
    Map<String, String> query =
        Map.of(
            "dir", "b",
            "from", from,
            "to", since,
            "limit", PAGE,
            "filter", MatrixFilter.history(MatrixEvents.TYPES));
    return api.read("messages", "/v3/rooms" + MatrixIds.path(room, "messages"), query)
        .compose(
            page -> {
              page.path("chunk").forEach(missed::add);
              String next = page.path("end").asText("");
              if (next.isEmpty() || next.equals(from) || joined(own, missed) >= 0) {
                return Future.succeededFuture(missed);
              }
              if (number == MAX_PAGES) {
                LOG.warn("More was said in {} than can be caught up on; the rest is left", room);
                return Future.succeededFuture(missed);
              }
              return page(own, room, missed, next, since, number + 1);
            });
  }

  /** A room that the bot was removed from meanwhile does not hold up the others. */
  private static Future<List<JsonNode>> withoutGap(String room, Throwable failure) {
    if (failure instanceof PlatformException p && p.reaction() == Reaction.GIVE_UP) {
      LOG.warn("What was missed in {} cannot be read: {}", room, failure.getMessage());
      return Future.succeededFuture(List.of());
    }
    return Future.failedFuture(failure);
  }

  /** Returns the index of the event by which the bot joined the room; -1 when there is none. */
  private static int joined(MatrixAccount.Own own, List<JsonNode> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (isJoin(own, events.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** A changed name is a membership that was one before. */
  private static boolean isJoin(MatrixAccount.Own own, JsonNode event) {
    return event.path("type").asText("").equals("m.room.member")
        && event.path("state_key").asText("").equals(own.user())
        && event.at("/content/membership").asText("").equals("join")
        && !event.at("/unsigned/prev_content/membership").asText("").equals("join");
  }
}
