package dev.spotter.sim.chat;

import dev.spotter.sim.picture.Picture;

/** What an event says: words or a picture. */
public sealed interface Content {

  /**
   * A text message.
   *
   * @param text 1 to {@value Chat#MAX_TEXT} characters
   */
  record Text(String text) implements Content {}

  /**
   * An uploaded picture, or a file that its uploader took for one.
   *
   * @param picture what was uploaded; its bytes are in the picture store
   */
  record Photo(Picture picture) implements Content {}
}
