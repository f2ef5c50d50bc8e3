package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.Mention;
import dev.spotter.sim.chat.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chat's events in the form of the Events API ({@code event_callback}), as the samples in
 * Slack's Java SDK have it.
 */
final class SlackEvents {

  private final SlackWorkspace workspace;
  private final SlackJson json;

  SlackEvents(SlackWorkspace workspace, SlackJson json) {
    this.workspace = workspace;
    this.json = json;
  }

  /** What the app is told of an event, one envelope after the other. */
  List<JsonObject> envelopes(Event event, Conversation channel) {
    Member bot = workspace.botIn(channel);
    List<JsonObject> envelopes = new ArrayList<>();
    if (event.content() instanceof Content.Reaction reaction) {
      reaction(event, reaction, channel)
          .map(r -> envelope(event, "", r, bot))
          .ifPresent(envelopes::add);
    } else if (event.content() instanceof Content.Change change) {
      changed(event, change, channel)
          .map(c -> envelope(event, "", c, bot))
          .ifPresent(envelopes::add);
    } else {
      envelopes.add(envelope(event, "", inChannel(posted(event), event), bot));
      if (mentions(event, bot)) {
        envelopes.add(envelope(event, "/mention", mention(event), bot));
      }
    }
    return envelopes;
  }

  /** A message as it was when it was posted, whatever has become of it since. */
  private JsonObject posted(Event event) {
    Message then = workspace.timeline(event).messageBefore(event.seq(), event.seq()).orElseThrow();
    return json.message(then, workspace.threadWhenPosted(event));
  }

  private static JsonObject inChannel(JsonObject message, Event event) {
    return message
        .put("channel", SlackIds.channel(event.conversation()))
        .put("channel_type", "channel")
        .put("event_ts", SlackIds.ts(event));
  }

  private static boolean mentions(Event event, Member bot) {
    return !event.member().bot()
        && event.content() instanceof Content.Text words
        && !Mention.in(words.text(), List.of(bot)).isEmpty();
  }

  private JsonObject mention(Event event) {
    JsonObject message = posted(event);
    return message
        .put("type", "app_mention")
        .put("channel", SlackIds.channel(event.conversation()))
        .put("event_ts", SlackIds.ts(event));
  }

  private Optional<JsonObject> reaction(
      Event event, Content.Reaction reaction, Conversation channel) {
    return workspace
        .timeline(channel)
        .get(reaction.target())
        .map(
            target ->
                new JsonObject()
                    .put("type", reaction.added() ? "reaction_added" : "reaction_removed")
                    .put("user", SlackIds.user(event.member().id()))
                    .put("reaction", reaction.emoji().name())
                    .put(
                        "item",
                        new JsonObject()
                            .put("type", "message")
                            .put("channel", SlackIds.channel(channel.id()))
                            .put("ts", SlackIds.ts(target)))
                    .put("item_user", SlackIds.user(target.member().id()))
                    .put("event_ts", SlackIds.ts(event)));
  }

  /** {@code message_changed} or {@code message_deleted}, which carry the message before, too. */
  private Optional<JsonObject> changed(Event event, Content.Change change, Conversation channel) {
    return workspace
        .timeline(channel)
        .messageBefore(change.target(), event.seq())
        .map(before -> changed(event, change, before));
  }

  private JsonObject changed(Event event, Content.Change change, Message before) {
    Optional<String> thread = workspace.thread(before.posted());
    JsonObject changed =
        new JsonObject()
            .put("type", "message")
            .put("hidden", true)
            .put("ts", SlackIds.ts(event))
            .put("previous_message", json.message(before, thread));
    if (change instanceof Content.Edit) {
      Message after =
          workspace.timeline(event).messageBefore(change.target(), event.seq() + 1).orElseThrow();
      changed.put("subtype", "message_changed").put("message", json.message(after, thread));
    } else {
      changed.put("subtype", "message_deleted").put("deleted_ts", SlackIds.ts(before.posted()));
    }
    return inChannel(changed, event);
  }

  private static JsonObject envelope(Event event, String part, JsonObject inner, Member bot) {
    JsonObject authorization =
        new JsonObject()
            .putNull("enterprise_id")
            .put("team_id", SlackIds.TEAM)
            .put("user_id", SlackIds.user(bot.id()))
            .put("is_bot", true)
            .put("is_enterprise_install", false);
    String id = SlackIds.event(event, part);
    return new JsonObject()
        .put("token", "unused")
        .put("team_id", SlackIds.TEAM)
        .put("context_team_id", SlackIds.TEAM)
        .putNull("context_enterprise_id")
        .put("api_app_id", SlackIds.APP)
        .put("event", inner)
        .put("type", "event_callback")
        .put("event_id", id)
        .put("event_time", event.at().getEpochSecond())
        .put("authorizations", new JsonArray().add(authorization))
        .put("is_ext_shared_channel", false)
        .put("event_context", "4-" + id);
  }
}
