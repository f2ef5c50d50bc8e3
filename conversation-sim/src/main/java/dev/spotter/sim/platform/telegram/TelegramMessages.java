package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Conversation;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.Message;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.chat.Timeline;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.Throttle;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Methods that post, change and delete messages. Where it is kinder than Telegram: the bot is a
 * member of every chat, and nothing but the throttle bounds how much it says.
 */
final class TelegramMessages {

  /** The longest text, after formatting is parsed. */
  static final int MAX_TEXT = 4_096;

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
    Conversation conversation = ids.conversation(call);
    FormattedText text = text(call);
    References references = new References(topic(call, conversation), answered(call, conversation));
    Event said = post(conversation, new Content.Text(text.plain()), references);
    call.answer(written(conversation, said.seq(), text));
  }

  private static FormattedText text(TelegramCall call) {
    FormattedText text = FormattedText.parse(call.text("text"), call.text("parse_mode"));
    if (text.plain().isBlank()) {
      throw TelegramException.badRequest("message text is empty");
    }
    if (text.plain().length() > MAX_TEXT) {
      throw TelegramException.badRequest("message is too long");
    }
    return text;
  }

  private Optional<Integer> topic(TelegramCall call, Conversation conversation) {
    return call.number("message_thread_id")
        .map(topic -> TelegramIds.seq(topic.intValue()))
        .map(
            first -> {
              if (timeline(conversation).get(first).isEmpty()) {
                throw TelegramException.badRequest("message thread not found");
              }
              return first;
            });
  }

  /** What is answered; the parameter of its own is what older bots give. */
  private Optional<Integer> answered(TelegramCall call, Conversation conversation) {
    Optional<JsonObject> reply =
        call.object("reply_parameters")
            .or(
                () ->
                    call.number("reply_to_message_id")
                        .map(id -> new JsonObject().put("message_id", id.intValue())));
    Optional<Integer> message = reply.map(parameters -> parameters.getInteger("message_id"));
    Optional<Integer> seq =
        message
            .map(TelegramIds::seq)
            .filter(number -> timeline(conversation).message(number).isPresent());
    boolean needed =
        message.isPresent() && !reply.get().getBoolean("allow_sending_without_reply", false);
    if (needed && seq.isEmpty()) {
      throw TelegramException.badRequest("message to be replied not found");
    }
    return seq;
  }

  /** Answers editMessageText: only what the bot has posted. */
  void edit(TelegramCall call) {
    Conversation conversation = ids.conversation(call);
    Message message = message(call, conversation, "message to edit not found");
    if (!message.posted().member().bot()) {
      throw TelegramException.badRequest("message can't be edited");
    }
    FormattedText text = text(call);
    if (text.plain().equals(message.text())) {
      throw TelegramException.badRequest(
          "message is not modified: specified new message content and reply markup are exactly the"
              + " same as a current content and reply markup of the message");
    }
    int seq = message.posted().seq();
    post(conversation, new Content.Edit(seq, text.plain()), References.NONE);
    call.answer(written(conversation, seq, text));
  }

  /** Answers deleteMessage: only what the bot has posted, as it is no administrator. */
  void delete(TelegramCall call) {
    Conversation conversation = ids.conversation(call);
    Message message = message(call, conversation, "message to delete not found");
    if (!message.posted().member().bot()) {
      throw TelegramException.badRequest("message can't be deleted");
    }
    post(conversation, new Content.Deletion(message.posted().seq()), References.NONE);
    call.answer(true);
  }

  /** Answers setMessageReaction. */
  void react(TelegramCall call) {
    Conversation conversation = ids.conversation(call);
    Message message = message(call, conversation, "message to react not found");
    TelegramReactions.changes(call, message, bot(conversation))
        .forEach(reaction -> post(conversation, reaction, References.NONE));
    call.answer(true);
  }

  private Message message(TelegramCall call, Conversation conversation, String otherwise) {
    return call.number("message_id")
        .map(id -> TelegramIds.seq(id.intValue()))
        .flatMap(seq -> timeline(conversation).message(seq))
        .filter(found -> !found.deleted())
        .orElseThrow(() -> TelegramException.badRequest(otherwise));
  }

  private JsonObject written(Conversation conversation, int seq, FormattedText text) {
    Message message = timeline(conversation).message(seq).orElseThrow();
    JsonObject written = json.messages(message, conversation).get(0);
    TelegramJson.addEntities(written, text.entities());
    return message
        .posted()
        .references()
        .answers()
        .flatMap(timeline(conversation)::message)
        .map(answered -> json.answering(written, answered, conversation))
        .orElse(written);
  }

  private Timeline timeline(Conversation conversation) {
    return chat.timeline(conversation.id());
  }

  private Event post(Conversation conversation, Content content, References references) {
    return chat.post(conversation.id(), bot(conversation).id(), content, references);
  }

  private Member bot(Conversation conversation) {
    Member bot =
        chat.members()
            .named(EmulationContext.BOT_NAME)
            .orElseGet(() -> chat.members().create(EmulationContext.BOT_NAME, true));
    if (!conversation.has(bot.id())) {
      chat.join(conversation.id(), bot.id());
    }
    return bot;
  }
}
