package dev.spotter.bot.caption;

import java.util.Optional;

/**
 * What is known of one picture.
 *
 * @param thing what it shows, such as "a dog", when that was recognised
 * @param remark what to tell people of it, when it could not be looked at and that needs saying
 */
public record Sight(Optional<String> thing, Optional<String> remark) {}
