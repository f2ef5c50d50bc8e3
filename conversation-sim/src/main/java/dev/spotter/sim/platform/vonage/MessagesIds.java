package dev.spotter.sim.platform.vonage;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The phone numbers and message ids of the Messages API. Not thread-safe. As large as the chat,
 * which is bounded.
 *
 * <p>A conversation is a number that people write to and each of its members has a number of their
 * own, so one with several members is a conversation with each of them for the bot. A message's id
 * holds where it is: the conversation and the event's number there.
 */
final class MessagesIds {

  private static final long FIRST_BUSINESS = 12_015_550_001L;
  private static final long FIRST_PERSON = 447_700_900_001L;
  private static final int CONVERSATION_BITS = 32;
  private static final long CONVERSATIONS = 0x3FFF_FFFFL;
  private static final long VERSION_MASK = ~0xF000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Chat chat;
  private final long run;
  private final Map<String, Integer> conversations = new HashMap<>();
  private final Map<String, Integer> people = new HashMap<>();

  /**
   * Creates it.
   *
   * @param chat whose conversations, members and events are numbered
   * @param random makes ids that differ from those of other runs
   */
  MessagesIds(Chat chat, Supplier<UUID> random) {
    this.chat = chat;
    this.run = (random.get().getMostSignificantBits() & VERSION_MASK) | VERSION_4;
  }

  /** Returns the number that people write to in a conversation. */
  String business(String conversation) {
    return String.valueOf(FIRST_BUSINESS + index(conversation));
  }

  /** Returns a member's number. */
  String person(Member member) {
    return String.valueOf(
        FIRST_PERSON + people.computeIfAbsent(member.id(), fresh -> people.size()));
  }

  /** Returns the conversation whose number this is. */
  Optional<Conversation> conversation(String business) {
    return chat.conversations().stream()
        .filter(each -> business(each.id()).equals(business))
        .findFirst();
  }

  /** Returns the id of the message that an event is. */
  UUID message(Event event) {
    long conversation = index(event.conversation());
    return new UUID(run, VARIANT | conversation << CONVERSATION_BITS | event.seq());
  }

  /** Returns the event with a message's id in a conversation, if it is there. */
  Optional<Event> event(Conversation conversation, String message) {
    UUID id = parsed(message);
    long place = id.getLeastSignificantBits();
    boolean here =
        id.getMostSignificantBits() == run
            && (place >> CONVERSATION_BITS & CONVERSATIONS) == index(conversation.id());
    return here ? chat.timeline(conversation.id()).get((int) place) : Optional.empty();
  }

  private int index(String conversation) {
    return conversations.computeIfAbsent(conversation, fresh -> conversations.size());
  }

  private static UUID parsed(String message) {
    try {
      return UUID.fromString(message);
    } catch (IllegalArgumentException notOne) {
      return new UUID(0, 0);
    }
  }
}
