package dev.spotter.sim.chat;

import dev.spotter.sim.picture.Picture;
import java.util.List;

/**
 * What an event says. {@link Text} and {@link Photos} are messages; {@link Edit}, {@link Deletion}
 * and {@link Reaction} change an earlier message of the conversation, which is their target.
 */
public sealed interface Content {

  /** What changes an earlier message. */
  sealed interface Change extends Content {

    /**
     * Returns which message is changed.
     *
     * @return the number of its event
     */
    int target();
  }

  /**
   * A text message.
   *
   * @param text not blank; the platform's profile says how long it may be
   */
  record Text(String text) implements Content {}

  /**
   * Pictures uploaded together, or files that their uploader took for such.
   *
   * @param pictures what was uploaded, 1 to {@value PhotoUpload#MAX_FILES}; their bytes are in the
   *     picture store
   */
  record Photos(List<Picture> pictures) implements Content {

    /** Copies {@code pictures}. */
    public Photos {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * A text message's author gives it other words.
   *
   * @param target the number of the message's event
   * @param text what it says from now on
   */
  record Edit(int target, String text) implements Change {}

  /**
   * A message is deleted by its author.
   *
   * @param target the number of the message's event
   */
  record Deletion(int target) implements Change {}

  /**
   * A member reacts to a message by an emoji, or takes that back.
   *
   * @param target the number of the message's event
   * @param emoji by what
   * @param added false to take it back
   */
  record Reaction(int target, Emoji emoji, boolean added) implements Change {}
}
