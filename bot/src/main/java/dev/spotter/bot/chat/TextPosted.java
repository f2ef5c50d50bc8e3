package dev.spotter.bot.chat;

import java.util.Locale;
import java.util.Optional;

/**
 * A text was posted that may be meant for the bot.
 *
 * @param id idempotency key
 * @param in where
 * @param by who wrote it
 * @param message the message's id
 * @param thread the thread or topic that the answer goes to, if any
 * @param locale the writer's language, when the platform tells
 * @param text plain text without the platform's markup; a mention of the bot is left out
 * @param replyTo id of the message that it replies to, if any
 * @param addressed whether the platform itself shows that it is meant for the bot: a mention, a
 *     command, a reply to the bot's own message, or a private chat with the bot
 */
public record TextPosted(
    EventId id,
    Conversation in,
    Member by,
    String message,
    Optional<String> thread,
    Optional<Locale> locale,
    String text,
    Optional<String> replyTo,
    boolean addressed)
    implements ChatEvent {}
