package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import java.util.Optional;

/**
 * What somebody said that a picture shows, or does not show, with the picture's features and
 * without the picture. Immutable by agreement: nobody writes to the features.
 *
 * @param id idempotency key of the text that taught it
 * @param part which of the text's statements it is, from 0
 * @param in where it was taught
 * @param source who taught it, on which picture
 * @param says what it says
 * @param model version of the model that made the features; they mean nothing to another one
 * @param features of the picture, as {@code Embedding} has them
 */
@SuppressWarnings("ArrayRecordComponent") // none is compared
public record Lesson(
    EventId id,
    int part,
    Conversation in,
    Source source,
    Statement says,
    String model,
    float[] features) {

  /**
   * Where a lesson comes from.
   *
   * @param teacher id of the member who taught it
   * @param uploader id of the member whose picture it is
   * @param photo id of the message with the picture
   * @param picture its place among the message's pictures, from 0
   */
  public record Source(String teacher, String uploader, String photo, int picture) {}

  /**
   * What is said of a picture.
   *
   * @param label a label of the model's, or the name or noun that was taught, as it was written
   * @param phrase how a caption says it: "Rex", "an axolotl"
   * @param is whether the picture shows it, or does not
   * @param under the label of the model's that a taught one belongs under, if any
   */
  public record Statement(String label, String phrase, boolean is, Optional<String> under) {

    /** Tells whether two labels are the same but for their case. */
    public boolean isOf(String other) {
      return label.equalsIgnoreCase(other);
    }
  }
}
