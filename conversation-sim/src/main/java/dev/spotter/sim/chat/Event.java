package dev.spotter.sim.chat;

import java.time.Instant;

/**
 * Something a member posted.
 *
 * @param conversation the conversation's id
 * @param seq counts 1, 2, 3... within the conversation
 * @param member who posted it
 * @param at when
 * @param content what
 * @param references the events it belongs to
 */
public record Event(
    String conversation,
    int seq,
    Member member,
    Instant at,
    Content content,
    References references) {}
