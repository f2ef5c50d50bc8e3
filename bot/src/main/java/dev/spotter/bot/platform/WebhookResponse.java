package dev.spotter.bot.platform;

import java.util.Map;

/**
 * What to answer a webhook request.
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param body the body, plain text; may be empty
 */
public record WebhookResponse(int status, Map<String, String> headers, String body) {

  /** Copies {@code headers}. */
  public WebhookResponse {
    headers = Map.copyOf(headers);
  }

  /** Returns an empty 200, which every platform takes for "delivered". */
  public static WebhookResponse ok() {
    return new WebhookResponse(200, Map.of(), "");
  }

  /** Returns an answer without further headers. */
  public static WebhookResponse of(int status, String body) {
    return new WebhookResponse(status, Map.of(), body);
  }
}
