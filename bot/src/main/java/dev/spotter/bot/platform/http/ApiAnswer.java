package dev.spotter.bot.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Optional;

/**
 * What an API answered, whatever its status.
 *
 * @param status the HTTP status
 * @param headers the answer's headers
 * @param body the body's JSON, with the call's secrets masked; a missing node when it is no JSON
 * @param retryAfter the wait that the header Retry-After asks for, if it does
 */
public record ApiAnswer(
    int status, MultiMap headers, JsonNode body, Optional<Duration> retryAfter) {

  /** Returns whether the status is one of 200 to 299. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }
}
