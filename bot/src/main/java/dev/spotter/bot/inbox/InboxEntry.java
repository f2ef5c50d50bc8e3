package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.Caption;
import dev.spotter.bot.chat.ImageUpload;
import java.time.Instant;
import java.util.Optional;

/**
 * One unfinished row of the inbox that this node has claimed, with those of its group.
 *
 * @param id the row's number: counts up in the order of arrival
 * @param upload what is to be answered; of a group the first upload, with the pictures of all
 * @param state {@link InboxState#RECEIVED} or {@link InboxState#POSTING}
 * @param attempts how often answering it was begun, this time included
 * @param caption the answer, once it is decided on
 * @param receivedAt when it was kept
 */
public record InboxEntry(
    long id,
    ImageUpload upload,
    InboxState state,
    int attempts,
    Optional<Caption> caption,
    Instant receivedAt) {}
