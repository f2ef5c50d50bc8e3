package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.Throttle;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Methods about chats: sendMessage, getChat, getChatMember. Where it is kinder than Telegram: the
 * bot is a member of every chat, and nothing but the throttle bounds how much it says.
 */
final class TelegramMessages {

  private static final int MAX_TEXT = 4_096;

  private final Chat chat;
  private final Throttle throttle;
  private final TelegramIds ids;
  private final TelegramJson json;

  TelegramMessages(Chat chat, Throttle throttle, TelegramIds ids, TelegramJson json) {
    this.chat = chat;
    this.throttle = throttle;
    this.ids = ids;
    this.json = json;
  }

  /** Answers sendMessage. */
  void send(TelegramCall call) {
    throttle
        .refusal()
        .ifPresent(
            wait -> {
              throw TelegramException.tooManyRequests(wait);
            });
    Conversation conversation = conversation(call);
    String text = text(call);
    References references = new References(topic(call, conversation), answered(call, conversation));
    Event said =
        chat.post(conversation.id(), bot(conversation).id(), new Content.Text(text), references);
    call.answer(json.messages(said, conversation).get(0));
  }

  private static String text(TelegramCall call) {
    String text = call.text("text").strip();
    if (text.isEmpty()) {
      throw TelegramException.badRequest("message text is empty");
    }
    if (text.length() > MAX_TEXT) {
      throw TelegramException.badRequest("message is too long");
    }
    return text;
  }

  private Optional<Integer> topic(TelegramCall call, Conversation conversation) {
    return call.number("message_thread_id")
        .map(topic -> TelegramIds.seq(topic.intValue()))
        .map(
            first -> {
              if (chat.event(conversation.id(), first).isEmpty()) {
                throw TelegramException.badRequest("message thread not found");
              }
              return first;
            });
  }

  private Optional<Integer> answered(TelegramCall call, Conversation conversation) {
    Optional<JsonObject> reply = call.object("reply_parameters");
    Optional<Integer> message = reply.map(parameters -> parameters.getInteger("message_id"));
    Optional<Integer> seq =
        message
            .map(TelegramIds::seq)
            .filter(number -> chat.event(conversation.id(), number).isPresent());
    boolean needed =
        message.isPresent() && !reply.get().getBoolean("allow_sending_without_reply", false);
    if (needed && seq.isEmpty()) {
      throw TelegramException.badRequest("message to be replied not found");
    }
    return seq;
  }

  /** Answers getChat. */
  void chat(TelegramCall call) {
    call.answer(
        json.chat(conversation(call)).put("accent_color_id", 0).put("max_reaction_count", 11));
  }

  /** Answers getChatMember: everybody is a plain member. */
  void member(TelegramCall call) {
    Conversation conversation = conversation(call);
    long user = call.number("user_id").orElse(0L);
    JsonObject found =
        user == json.bot().getLong("id")
            ? json.bot()
            : conversation.members().stream()
                .map(json::user)
                .filter(member -> member.getLong("id") == user)
                .findFirst()
                .orElseThrow(() -> TelegramException.badRequest("user not found"));
    call.answer(new JsonObject().put("status", "member").put("user", found));
  }

  private Conversation conversation(TelegramCall call) {
    long id =
        call.number("chat_id").orElseThrow(() -> TelegramException.badRequest("chat_id is empty"));
    return ids.conversation(id).orElseThrow(() -> TelegramException.badRequest("chat not found"));
  }

  private Member bot(Conversation conversation) {
    Member bot =
        chat.memberNamed(EmulationContext.BOT_NAME)
            .orElseGet(() -> chat.createMember(EmulationContext.BOT_NAME, true));
    if (!conversation.has(bot.id())) {
      chat.join(conversation.id(), bot.id());
    }
    return bot;
  }
}
