package dev.spotter.bot.caption;

import java.util.Locale;

/**
 * How the operator wants captions.
 *
 * @param locale the language where neither conversation nor platform tells one
 */
public record CaptionOptions(Locale locale) {}
