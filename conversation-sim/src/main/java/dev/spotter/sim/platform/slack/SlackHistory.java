package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Methods that read messages, a page at a time. */
final class SlackHistory {

  private static final int USUAL_PAGE = 100;
  private static final int MAX_PAGE = 999;

  private final SlackWorkspace workspace;
  private final SlackJson json;

  SlackHistory(SlackWorkspace workspace, SlackJson json) {
    this.workspace = workspace;
    this.json = json;
  }

  /** {@code conversations.history}: what is in no thread, newest first. */
  JsonObject history(SlackCall call) {
    Conversation channel = channel(call);
    List<Event> events =
        new ArrayList<>(within(call, channel).stream().filter(SlackHistory::unthreaded).toList());
    events.sort(Comparator.comparing(Event::seq).reversed());
    return page(call, channel, events);
  }

  /** {@code conversations.replies}: a thread's first message, then the replies, oldest first. */
  JsonObject replies(SlackCall call) {
    Conversation channel = channel(call);
    String ts = call.required("ts", "thread_not_found");
    List<Event> all = workspace.messages(channel);
    Event asked =
        all.stream()
            .filter(event -> SlackIds.ts(event).equals(ts))
            .findFirst()
            .orElseThrow(() -> SlackException.of("thread_not_found"));
    int thread = asked.references().thread().orElse(asked.seq());
    List<Event> events = new ArrayList<>(all.stream().filter(e -> e.seq() == thread).toList());
    within(call, channel).stream()
        .filter(event -> event.references().thread().equals(Optional.of(thread)))
        .forEach(events::add);
    return page(call, channel, events);
  }

  private Conversation channel(SlackCall call) {
    return workspace.channel(call.required("channel", "channel_not_found"));
  }

  private List<Event> within(SlackCall call, Conversation channel) {
    Optional<BigDecimal> oldest = call.argument("oldest").map(SlackHistory::time);
    Optional<BigDecimal> latest = call.argument("latest").map(SlackHistory::time);
    int atBounds = "true".equals(call.argument("inclusive").orElse("false")) ? 0 : 1;
    return workspace.messages(channel).stream()
        .filter(
            event ->
                oldest.map(o -> time(SlackIds.ts(event)).compareTo(o) >= atBounds).orElse(true))
        .filter(
            event ->
                latest.map(l -> l.compareTo(time(SlackIds.ts(event))) >= atBounds).orElse(true))
        .toList();
  }

  private JsonObject page(SlackCall call, Conversation channel, List<Event> events) {
    int from = Math.min(events.size(), call.argument("cursor").map(SlackHistory::cursor).orElse(0));
    int to = Math.min(events.size(), from + call.limit(USUAL_PAGE, MAX_PAGE));
    JsonArray messages = new JsonArray();
    events.subList(from, to).forEach(event -> messages.add(written(channel, event)));
    boolean more = to < events.size();
    return new JsonObject()
        .put("messages", messages)
        .put("has_more", more)
        .put("response_metadata", new JsonObject().put("next_cursor", more ? "after" + to : ""));
  }

  private JsonObject written(Conversation channel, Event event) {
    Message now = workspace.timeline(channel).message(event.seq()).orElseThrow();
    return json.message(now, workspace.thread(event));
  }

  private static boolean unthreaded(Event event) {
    return event.references().thread().isEmpty();
  }

  private static int cursor(String cursor) {
    try {
      return Math.max(0, Integer.parseInt(cursor.replaceFirst("after", "")));
    } catch (NumberFormatException notOne) {
      throw SlackException.of("invalid_cursor");
    }
  }

  private static BigDecimal time(String ts) {
    try {
      return new BigDecimal(ts);
    } catch (NumberFormatException notOne) {
      throw SlackException.of("invalid_ts_oldest");
    }
  }
}
