package dev.spotter.bot.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the inbox as operators see it.
 *
 * @param id its number: counts up in the order of arrival
 * @param platform the platform's name
 * @param conversation where it happened
 * @param kind what happened, as the row says; photos that an older version kept say nothing
 * @param version of the stored form
 * @param state where it stands
 * @param attempts how often answering it was begun
 * @param claimedBy the node that has it, or that settled it
 * @param nextAttemptAt when it is due; the past when it is due now
 * @param answer its text, once it is decided on
 * @param unnamed why pictures were not looked at
 * @param reply the platform's id of the answer's message
 * @param reason what went wrong last
 * @param leader the row whose answer is for this one too
 * @param receivedAt when it was kept
 * @param updatedAt when it was last changed
 * @param finishedAt when it was settled
 * @param body what happened, JSON; without a text's words
 */
public record InboxRow(
    long id,
    String platform,
    String conversation,
    Optional<String> kind,
    int version,
    InboxState state,
    int attempts,
    Optional<String> claimedBy,
    Instant nextAttemptAt,
    Optional<String> answer,
    Optional<String> unnamed,
    Optional<String> reply,
    Optional<String> reason,
    Optional<Long> leader,
    Instant receivedAt,
    Instant updatedAt,
    Optional<Instant> finishedAt,
    String body) {}
