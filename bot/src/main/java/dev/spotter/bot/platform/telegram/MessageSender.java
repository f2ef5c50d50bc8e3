package dev.spotter.bot.platform.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.platform.telegram.TelegramErrors.MovedException;
import io.vertx.core.Future;

/** Sends and edits the bot's messages, and follows groups into supergroups. Thread-safe. */
final class MessageSender {

  private static final int MAX_MOVED_CHATS = 10_000;

  private final TelegramApi api;

  /** Groups that became supergroups, with the chats they are now. */
  private final Cache<String, Long> moved =
      Caffeine.newBuilder().maximumSize(MAX_MOVED_CHATS).build();

  MessageSender(TelegramApi api) {
    this.api = api;
  }

  /** Sends a message, once, and returns its id. */
  Future<String> send(Conversation in, OutgoingMessage message) {
    Long chat = moved.getIfPresent(in.id());
    return send(chat == null ? reply(in, message) : text(chat, message))
        .recover(
            failure ->
                failure instanceof MovedException now
                    ? follow(in, message, now.chat())
                    : Future.failedFuture(failure));
  }

  /** Messages have other ids in the new chat, so nothing there is replied to. */
  private Future<String> follow(Conversation in, OutgoingMessage message, long chat) {
    moved.put(in.id(), chat);
    return send(text(chat, message))
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof MovedException
                        ? PlatformException.of(Reaction.GIVE_UP, "the chat moves on and on")
                        : failure));
  }

  private Future<String> send(ObjectNode message) {
    return api.callOnce("sendMessage", message).map(sent -> sent.path("message_id").asText(""));
  }

  /** Gives a message another text; one that says so already is as good as edited. */
  Future<Void> edit(Conversation in, String messageId, OutgoingMessage message) {
    if (moved.getIfPresent(in.id()) != null) {
      return Future.failedFuture(outOfReach());
    }
    ObjectNode arguments =
        text(Long.parseLong(in.id()), message).put("message_id", Long.parseLong(messageId));
    return api.call("editMessageText", arguments)
        .<Void>mapEmpty()
        .recover(
            failure ->
                String.valueOf(failure.getMessage()).contains("message is not modified")
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        failure instanceof MovedException ? outOfReach() : failure));
  }

  /** Deletes a message; Telegram lets bots do so for two days. */
  Future<Void> delete(Conversation in, String messageId) {
    ObjectNode arguments =
        JsonNodeFactory.instance
            .objectNode()
            .put("chat_id", Long.parseLong(in.id()))
            .put("message_id", Long.parseLong(messageId));
    return moved.getIfPresent(in.id()) != null
        ? Future.failedFuture(outOfReach())
        : api.call("deleteMessage", arguments)
            .<Void>mapEmpty()
            .recover(
                failure ->
                    String.valueOf(failure.getMessage()).contains("message to delete not found")
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
  }

  /** The same id means another message in the new chat. */
  private static PlatformException outOfReach() {
    return PlatformException.of(
        Reaction.GIVE_UP, "the group became a supergroup, so its old messages are out of reach");
  }

  private static ObjectNode reply(Conversation in, OutgoingMessage message) {
    ObjectNode arguments = text(Long.parseLong(in.id()), message);
    message.thread().ifPresent(topic -> arguments.put("message_thread_id", Long.parseLong(topic)));
    message
        .replyTo()
        .ifPresent(
            answered ->
                arguments
                    .putObject("reply_parameters")
                    .put("message_id", Long.parseLong(answered))
                    .put("allow_sending_without_reply", true));
    return arguments;
  }

  private static ObjectNode text(long chat, OutgoingMessage message) {
    ObjectNode arguments =
        JsonNodeFactory.instance
            .objectNode()
            .put("chat_id", chat)
            .put("text", TelegramText.inert(message.text()));
    arguments.putObject("link_preview_options").put("is_disabled", true);
    return arguments;
  }
}
