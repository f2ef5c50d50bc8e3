package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.References;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Posting and reading messages. */
final class SlackMessages {

  private static final int USUAL_PAGE = 100;
  private static final int MAX_PAGE = 999;

  private final Chat chat;
  private final SlackWorkspace workspace;
  private final SlackJson json;

  SlackMessages(Chat chat, SlackWorkspace workspace, SlackJson json) {
    this.chat = chat;
    this.workspace = workspace;
    this.json = json;
  }

  /** {@code chat.postMessage}. */
  JsonObject post(SlackCall call) {
    Conversation channel = workspace.channel(call.required("channel", "channel_not_found"));
    String text = SlackMarkup.plain(call.required("text", "no_text"));
    References thread =
        call.argument("thread_ts").map(ts -> thread(channel, ts)).orElse(References.NONE);
    Event posted =
        chat.post(channel.id(), workspace.botIn(channel).id(), new Content.Text(text), thread);
    return new JsonObject()
        .put("channel", SlackIds.channel(channel.id()))
        .put("ts", SlackIds.ts(posted))
        .put("message", json.message(posted, workspace.thread(posted)));
  }

  /** A reply's own time is none of a thread. */
  private References thread(Conversation channel, String ts) {
    Event first =
        workspace.message(channel, ts).orElseThrow(() -> SlackException.of("thread_not_found"));
    if (first.references().thread().isPresent()) {
      throw SlackException.of("cannot_reply_to_message");
    }
    return References.inThread(first.seq());
  }

  /** {@code conversations.history}: what is in no thread, newest first. */
  JsonObject history(SlackCall call) {
    List<Event> events =
        new ArrayList<>(
            within(call, channel(call)).stream().filter(SlackMessages::unthreaded).toList());
    events.sort(Comparator.comparing(Event::seq).reversed());
    return page(call, events);
  }

  /** {@code conversations.replies}: a thread's first message, then the replies, oldest first. */
  JsonObject replies(SlackCall call) {
    Conversation channel = channel(call);
    Event first =
        workspace
            .message(channel, call.required("ts", "thread_not_found"))
            .orElseThrow(() -> SlackException.of("thread_not_found"));
    int thread = first.references().thread().orElse(first.seq());
    List<Event> events = new ArrayList<>();
    chat.event(channel.id(), thread).ifPresent(events::add);
    within(call, channel).stream()
        .filter(event -> event.references().thread().equals(Optional.of(thread)))
        .forEach(events::add);
    return page(call, events);
  }

  private Conversation channel(SlackCall call) {
    return workspace.channel(call.required("channel", "channel_not_found"));
  }

  private List<Event> within(SlackCall call, Conversation channel) {
    Optional<BigDecimal> oldest = call.argument("oldest").map(SlackMessages::time);
    Optional<BigDecimal> latest = call.argument("latest").map(SlackMessages::time);
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

  private JsonObject page(SlackCall call, List<Event> events) {
    int from =
        Math.min(events.size(), call.argument("cursor").map(SlackMessages::cursor).orElse(0));
    int to = Math.min(events.size(), from + call.limit(USUAL_PAGE, MAX_PAGE));
    JsonArray messages = new JsonArray();
    events
        .subList(from, to)
        .forEach(event -> messages.add(json.message(event, workspace.thread(event))));
    boolean more = to < events.size();
    return new JsonObject()
        .put("messages", messages)
        .put("has_more", more)
        .put("response_metadata", new JsonObject().put("next_cursor", more ? "after" + to : ""));
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
