package dev.spotter.sim.platform.slack;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.Message;
import dev.spotter.sim.chat.Timeline;
import dev.spotter.sim.platform.EmulationContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    return chat.members()
        .named(EmulationContext.BOT_NAME)
        .orElseGet(() -> chat.members().create(EmulationContext.BOT_NAME, true));
  }

  /** The bot, as a member of the conversation. */
  Member botIn(Conversation conversation) {
    Member bot = bot();
    if (!conversation.has(bot.id())) {
      chat.join(conversation.id(), bot.id());
    }
    return bot;
  }

  List<Conversation> channels() {
    return chat.conversations().stream()
        .filter(conversation -> conversation.platform().equals(PLATFORM))
        .toList();
  }

  Conversation channel(String id) {
    return channels().stream()
        .filter(conversation -> SlackIds.channel(conversation.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> SlackException.of("channel_not_found"));
  }

  Member user(String id) {
    return find(id).orElseThrow(() -> SlackException.of("user_not_found"));
  }

  /** The name behind a user's id; the id itself when there is no such user. */
  String nameOf(String id) {
    return find(id).map(Member::name).orElse(id);
  }

  private Optional<Member> find(String id) {
    return chat.members().all().stream()
        .filter(member -> SlackIds.user(member.id()).equals(id))
        .findFirst();
  }

  /** What was posted and is not deleted, in order. */
  List<Event> messages(Conversation conversation) {
    List<Event> events = timeline(conversation).after(0);
    Set<Integer> deleted =
        events.stream()
            .map(Event::content)
            .filter(Content.Deletion.class::isInstance)
            .map(deletion -> ((Content.Deletion) deletion).target())
            .collect(Collectors.toSet());
    return events.stream()
        .filter(event -> !(event.content() instanceof Content.Change))
        .filter(event -> !deleted.contains(event.seq()))
        .toList();
  }

  /** A message as it is now. */
  Message message(Conversation conversation, String ts) {
    return messages(conversation).stream()
        .filter(event -> SlackIds.ts(event).equals(ts))
        .findFirst()
        .flatMap(event -> timeline(conversation).message(event.seq()))
        .orElseThrow(() -> SlackException.of("message_not_found"));
  }

  /** The {@code thread_ts} of a message; also of one that a thread has begun with. */
  Optional<String> thread(Event event) {
    Timeline timeline = chat.timeline(event.conversation());
    int first = event.references().thread().orElse(event.seq());
    boolean threaded =
        event.references().thread().isPresent()
            || timeline.after(event.seq()).stream()
                .anyMatch(later -> later.references().thread().equals(Optional.of(first)));
    return threaded ? timeline.get(first).map(SlackIds::ts) : Optional.empty();
  }

  /** The {@code thread_ts} as it was when the message was posted. */
  Optional<String> threadWhenPosted(Event event) {
    return event
        .references()
        .thread()
        .flatMap(first -> chat.timeline(event.conversation()).get(first))
        .map(SlackIds::ts);
  }

  List<Member> membersOf(String conversation) {
    return chat.conversation(conversation).members();
  }

  Timeline timeline(Conversation conversation) {
    return chat.timeline(conversation.id());
  }

  Timeline timeline(Event event) {
    return chat.timeline(event.conversation());
  }
}
