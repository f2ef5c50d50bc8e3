package dev.spotter.bot.inbox;

import java.time.Duration;

/**
 * How long uploads of one group are waited for, since no platform says which is the last.
 *
 * @param quiet a group is answered when nothing more of it has arrived for this long
 * @param longest but no later than this after its first upload
 */
public record GroupWait(Duration quiet, Duration longest) {}
