package dev.spotter.bot.inbox;

import java.time.Duration;

/**
 * What an operator can set of the inbox.
 *
 * @param maxDepth how many unfinished events it may hold
 * @param connections how many connections a PostgreSQL server is used by; a SQLite file has one
 * @param groupWait how long messages of one album are waited for
 * @param pace how fast answers go to one conversation
 * @param lease how long a node that is not heard of keeps what it has in hand
 * @param keep how long finished events are kept
 */
public record InboxOptions(
    int maxDepth,
    int connections,
    GroupWait groupWait,
    RateLimits pace,
    Duration lease,
    Duration keep) {}
