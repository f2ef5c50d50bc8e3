package dev.spotter.sim.chat;

import java.util.Set;

/**
 * What there is to know of a platform that conversations can belong to.
 *
 * @param name one word in lower case, as on the command line
 * @param title as people write it
 * @param maxFiles the most files it takes in one message
 * @param maxText the longest text it takes in one message, in characters
 * @param features what else it has
 */
public record PlatformProfile(
    String name, String title, int maxFiles, int maxText, Set<Feature> features) {

  /** What a platform has or has not. */
  public enum Feature {
    /** A reply to a message tells bots which one it answers. */
    REPLIES,
    /** A reply to a message is posted in its thread, and that is all a bot is told. */
    REPLIES_IN_THREADS,
    /** People and bots can react to a message by an emoji. */
    REACTIONS,
    /** The author of a text can change it. */
    EDITS,
    /** The author of a message can delete it. */
    DELETIONS
  }

  /** Copies {@code features}. */
  public PlatformProfile {
    features = Set.copyOf(features);
  }

  /**
   * Tells whether the platform has something.
   *
   * @param feature what
   * @return whether it is among {@link #features}
   */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }
}
