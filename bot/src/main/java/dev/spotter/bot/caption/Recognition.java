package dev.spotter.bot.caption;

import java.util.Optional;

/**
 * What is known of one picture.
 *
 * @param thing what it shows, such as "a dog", when that was recognised
 * @param remark what to tell people of it, when it could not be looked at and that needs saying
 * @param reason why it could not be looked at, for operators
 */
public record Recognition(
    Optional<String> thing, Optional<String> remark, Optional<String> reason) {

  /** Creates what is known of a picture that was looked at. */
  public Recognition(Optional<String> thing, Optional<String> remark) {
    this(thing, remark, Optional.empty());
  }

  /** Returns what is known of a picture that was not looked at: nothing, and why. */
  public static Recognition none(Optional<String> remark, String reason) {
    return new Recognition(Optional.empty(), remark, Optional.of(reason));
  }
}
