package dev.spotter.bot.platform;

import dev.spotter.bot.chat.ImageUpload;
import java.util.List;

/**
 * What one verified webhook request brought.
 *
 * @param uploads what to keep; empty when the request is of no interest
 * @param answer what to answer once they are kept
 */
public record WebhookEvents(List<ImageUpload> uploads, WebhookResponse answer) {

  /** Copies {@code uploads}. */
  public WebhookEvents {
    uploads = List.copyOf(uploads);
  }

  /** Returns the delivery of one upload, answered with an empty 200. */
  public static WebhookEvents of(ImageUpload upload) {
    return new WebhookEvents(List.of(upload), WebhookResponse.ok());
  }

  /** Returns the delivery of nothing, answered with an empty 200. */
  public static WebhookEvents ignored() {
    return new WebhookEvents(List.of(), WebhookResponse.ok());
  }
}
