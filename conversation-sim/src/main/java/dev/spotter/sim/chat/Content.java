package dev.spotter.sim.chat;

import dev.spotter.sim.picture.Picture;
import java.util.List;

/** What an event says: words or pictures. */
public sealed interface Content {

  /**
   * A text message.
   *
   * @param text 1 to {@value Chat#MAX_TEXT} characters
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
}
