package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Conversation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers that Telegram knows conversations, members and messages by. Not thread-safe. As large
 * as the chat, which is bounded.
 *
 * <p>Every picture of an album is a message of its own, so an event stands for ten message ids.
 */
final class TelegramIds {

  /** The most pictures in one event. */
  static final int MAX_PICTURES = 10;

  /** Ids of supergroups begin here and go down; they exceed 32 bits. */
  private static final long FIRST_CHAT = -1_001_000_000_001L;

  /** Ids of people; newer accounts exceed 32 bits. */
  private static final long FIRST_USER = 5_000_000_001L;

  private final Chat chat;
  private final Map<String, Long> chats = new HashMap<>();
  private final Map<Long, String> conversations = new HashMap<>();
  private final Map<String, Long> users = new HashMap<>();

  TelegramIds(Chat chat) {
    this.chat = chat;
  }

  /** Returns a conversation's chat id. */
  long chat(String conversation) {
    long id = chats.computeIfAbsent(conversation, fresh -> FIRST_CHAT - chats.size());
    conversations.put(id, conversation);
    return id;
  }

  /** Returns the conversation with a chat id. */
  Optional<Conversation> conversation(long id) {
    chat.conversations().forEach(conversation -> chat(conversation.id()));
    return Optional.ofNullable(conversations.get(id)).map(chat::conversation);
  }

  /** Returns the conversation that a call names by its {@code chat_id}. */
  Conversation conversation(TelegramCall call) {
    long id =
        call.number("chat_id").orElseThrow(() -> TelegramException.badRequest("chat_id is empty"));
    return conversation(id).orElseThrow(() -> TelegramException.badRequest("chat not found"));
  }

  /** Returns a member's user id. */
  long user(String member) {
    return users.computeIfAbsent(member, fresh -> FIRST_USER + users.size());
  }

  /** Returns the id of the message with one of an event's pictures, or with its words. */
  static int message(int seq, int picture) {
    return seq * MAX_PICTURES + picture;
  }

  /** Returns the number of the event that a message belongs to. */
  static int seq(int message) {
    return message / MAX_PICTURES;
  }
}
