package dev.spotter.bot.inbox;

import java.time.Duration;

/**
 * How long messages of one album are waited for, since no platform says which is the last.
 *
 * @param quiet an album is answered when nothing more of it has arrived for this long
 * @param longest but no later than this after its first message
 */
public record GroupWait(Duration quiet, Duration longest) {}
