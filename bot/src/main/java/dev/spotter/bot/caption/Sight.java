package dev.spotter.bot.caption;

import java.util.Optional;

/**
 * What is known of one picture.
 *
 * @param label what it shows, when that was recognised
 * @param remark what to tell people of it, when it could not be looked at and that needs saying
 */
public record Sight(Optional<String> label, Optional<String> remark) {}
