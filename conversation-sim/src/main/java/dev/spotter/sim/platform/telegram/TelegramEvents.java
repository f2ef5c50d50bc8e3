package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Message;
import dev.spotter.sim.chat.Timeline;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The chat's events as updates, without their ids. A bot is not told of what it said itself. */
final class TelegramEvents {

  private final Chat chat;
  private final TelegramJson json;
  private final TelegramPrivacy privacy;

  /** Something to tell: the kind of update, which is its field's name, and what is in it. */
  record Update(String kind, JsonObject content) {}

  TelegramEvents(Chat chat, TelegramJson json, TelegramPrivacy privacy) {
    this.chat = chat;
    this.json = json;
    this.privacy = privacy;
  }

  /**
   * Returns what there is to tell of an event.
   *
   * @param wanted tells whether the bot has asked for a kind of updates
   */
  List<Update> of(Event event, Predicate<String> wanted) {
    if (event.member().bot()) {
      return List.of();
    }
    return all(event).stream().filter(update -> wanted.test(update.kind())).toList();
  }

  private List<Update> all(Event event) {
    Timeline timeline = chat.timeline(event.conversation());
    if (event.content() instanceof Content.Reaction reaction) {
      return reaction(event, reaction, timeline).stream().toList();
    }
    if (event.content() instanceof Content.Edit edit) {
      return timeline
          .messageBefore(edit.target(), event.seq() + 1)
          .map(edited -> messages("edited_message", edited))
          .orElse(List.of());
    }
    if (event.content() instanceof Content.Deletion) {
      return List.of(); // no bot is told
    }
    return messages("message", timeline.messageBefore(event.seq(), event.seq()).orElseThrow());
  }

  private Optional<Update> reaction(Event event, Content.Reaction change, Timeline timeline) {
    Conversation conversation = chat.conversation(event.conversation());
    return timeline
        .messageBefore(change.target(), event.seq())
        .map(
            before -> {
              Message after =
                  timeline.messageBefore(change.target(), event.seq() + 1).orElseThrow();
              return json.reaction(event, change, before, after, conversation);
            })
        .map(content -> new Update("message_reaction", content));
  }

  private List<Update> messages(String kind, Message message) {
    Event posted = message.posted();
    Conversation conversation = chat.conversation(posted.conversation());
    return json.messages(message, conversation).stream()
        .map(written -> answering(written, posted, conversation))
        .filter(written -> privacy.tells(posted, written))
        .map(written -> new Update(kind, written))
        .toList();
  }

  private JsonObject answering(JsonObject written, Event posted, Conversation conversation) {
    return posted
        .references()
        .answers()
        .flatMap(seq -> chat.timeline(conversation.id()).message(seq))
        .filter(answered -> !answered.deleted())
        .map(answered -> json.answering(written, answered, conversation))
        .orElse(written);
  }
}
