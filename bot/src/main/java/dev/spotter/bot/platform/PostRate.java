package dev.spotter.bot.platform;

/**
 * How fast a platform lets a bot post to one conversation, or to all of a connection together.
 *
 * @param perSecond messages a second in the long run
 * @param burst messages at once after a quiet time
 */
public record PostRate(double perSecond, int burst) {}
