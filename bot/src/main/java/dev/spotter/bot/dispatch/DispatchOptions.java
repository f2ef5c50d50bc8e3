package dev.spotter.bot.dispatch;

import java.time.Duration;

/**
 * Bounds of the dispatcher.
 *
 * @param maxInHand how many events of one platform are worked on at a time
 * @param lease how long the inbox leaves an event to a node that does not renew its claim
 * @param drainTimeout how long stopping waits for work in hand
 */
public record DispatchOptions(int maxInHand, Duration lease, Duration drainTimeout) {}
