package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.platform.EmulationContext;
import java.util.List;
import java.util.Optional;

/**
 * The chat under Slack's ids: its channels, people and messages. The app's bot is invited to every
 * channel as soon as it is needed there, where Slack waits for somebody to do it. Not thread-safe.
 */
final class SlackWorkspace {

  private static final String PLATFORM = "slack";

  private final Chat chat;

  SlackWorkspace(Chat chat) {
    this.chat = chat;
  }

  Member bot() {
    return chat.memberNamed(EmulationContext.BOT_NAME)
        .orElseGet(() -> chat.createMember(EmulationContext.BOT_NAME, true));
  }

  /** The bot, as a member of the conversation. */
  Member botIn(Conversation conversation) {
    Member bot = bot();
    if (!conversation.has(bot.id())) {
      chat.join(conversation.id(), bot.id());
    }
    return bot;
  }

  Conversation channel(String id) {
    return chat.conversations().stream()
        .filter(conversation -> conversation.platform().equals(PLATFORM))
        .filter(conversation -> SlackIds.channel(conversation.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> SlackException.of("channel_not_found"));
  }

  Member user(String id) {
    return chat.members().stream()
        .filter(member -> SlackIds.user(member.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> SlackException.of("user_not_found"));
  }

  List<Event> messages(Conversation conversation) {
    return chat.events(conversation.id(), 0);
  }

  Optional<Event> message(Conversation conversation, String ts) {
    return messages(conversation).stream()
        .filter(event -> SlackIds.ts(event).equals(ts))
        .findFirst();
  }

  /** The {@code thread_ts} of a message; also of one that a thread has begun with. */
  Optional<String> thread(Event event) {
    int first = event.references().thread().orElse(event.seq());
    boolean threaded =
        event.references().thread().isPresent()
            || chat.events(event.conversation(), event.seq()).stream()
                .anyMatch(later -> later.references().thread().equals(Optional.of(first)));
    return threaded ? chat.event(event.conversation(), first).map(SlackIds::ts) : Optional.empty();
  }

  /** The {@code thread_ts} as it was when the message was posted. */
  Optional<String> threadWhenPosted(Event event) {
    return event
        .references()
        .thread()
        .flatMap(first -> chat.event(event.conversation(), first))
        .map(SlackIds::ts);
  }
}
