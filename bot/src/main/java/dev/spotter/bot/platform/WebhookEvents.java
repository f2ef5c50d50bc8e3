package dev.spotter.bot.platform;

import dev.spotter.bot.chat.ChatEvent;
import java.util.List;

/**
 * What one verified webhook request brought.
 *
 * @param events what to keep; empty when the request is of no interest
 * @param response what to answer once they are kept
 */
public record WebhookEvents(List<ChatEvent> events, WebhookResponse response) {

  /** Copies {@code events}. */
  public WebhookEvents {
    events = List.copyOf(events);
  }

  /** Returns events that are answered with an empty 200. */
  public static WebhookEvents of(List<? extends ChatEvent> events) {
    return new WebhookEvents(List.copyOf(events), WebhookResponse.ok());
  }

  /** Returns no events, answered with an empty 200. */
  public static WebhookEvents ignored() {
    return of(List.of());
  }
}
