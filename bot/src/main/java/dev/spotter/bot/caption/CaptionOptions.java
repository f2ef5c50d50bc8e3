package dev.spotter.bot.caption;

import java.util.Locale;

/**
 * How the operator wants people to be answered.
 *
 * @param locale the language where neither conversation nor platform tells one
 * @param sayUnsure whether photos of which nobody knows what they show get a caption, too
 * @param maxCommands how many commands one member may give in an hour
 */
public record CaptionOptions(Locale locale, boolean sayUnsure, int maxCommands) {}
