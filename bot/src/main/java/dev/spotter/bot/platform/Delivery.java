package dev.spotter.bot.platform;

import dev.spotter.bot.ImageUpload;
import java.util.List;

/**
 * What one verified webhook request brought.
 *
 * @param uploads what to keep; empty when the request is of no interest
 * @param answer what to answer once they are kept
 */
public record Delivery(List<ImageUpload> uploads, Answer answer) {

  /** Copies {@code uploads}. */
  public Delivery {
    uploads = List.copyOf(uploads);
  }

  /** Returns the delivery of one upload, answered with an empty 200. */
  public static Delivery of(ImageUpload upload) {
    return new Delivery(List.of(upload), Answer.ok());
  }

  /** Returns the delivery of nothing, answered with an empty 200. */
  public static Delivery ignored() {
    return new Delivery(List.of(), Answer.ok());
  }
}
