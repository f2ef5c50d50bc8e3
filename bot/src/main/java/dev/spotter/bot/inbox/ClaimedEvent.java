package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.ChatEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * One unfinished event of the inbox that this node has claimed; of an album all messages in one.
 *
 * @param row the row's number, for operators: counts up in the order of arrival
 * @param event what happened; of an album the first message, with the pictures of all
 * @param state {@link InboxState#RECEIVED} or {@link InboxState#POSTING}
 * @param attempts how often answering it was begun, this time included
 * @param answer the answer's text, once it is decided on
 * @param receivedAt when it was kept
 */
public record ClaimedEvent(
    long row,
    ChatEvent event,
    InboxState state,
    int attempts,
    Optional<String> answer,
    Instant receivedAt) {}
