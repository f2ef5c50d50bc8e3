package dev.spotter.bot.caption;

import java.util.Locale;

/**
 * How the operator wants captions.
 *
 * @param locale the language where neither conversation nor platform tells one
 * @param sayUnsure whether photos of which nobody knows what they show get a caption, too
 */
public record CaptionOptions(Locale locale, boolean sayUnsure) {}
