package dev.spotter.bot.platform;

import java.util.Map;
import java.util.TreeMap;

/**
 * What to answer a webhook request.
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param contentType the body's media type
 * @param body the body; may be empty
 */
public record WebhookResponse(
    int status, Map<String, String> headers, String contentType, String body) {

  private static final String PLAIN = "text/plain; charset=utf-8";

  /** Copies {@code headers}. */
  public WebhookResponse {
    headers = Map.copyOf(headers);
  }

  /** Returns an empty 200, which most platforms take for "delivered". */
  public static WebhookResponse ok() {
    return of(200, "");
  }

  /** Returns an answer in plain text. */
  public static WebhookResponse of(int status, String body) {
    return new WebhookResponse(status, Map.of(), PLAIN, body);
  }

  /** Returns an answer in JSON. */
  public static WebhookResponse json(int status, String body) {
    return new WebhookResponse(status, Map.of(), "application/json", body);
  }

  /** Returns this answer with one header more. */
  public WebhookResponse with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new WebhookResponse(status, more, contentType, body);
  }
}
