package dev.spotter.sim.delivery;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * A webhook as an emulation sends it.
 *
 * @param headers the headers, among them the platform's signature
 * @param body the exact bytes that were signed
 */
public record SignedRequest(Map<String, String> headers, Buffer body) {

  /** Copies {@code headers}. */
  public SignedRequest {
    headers = Map.copyOf(headers);
  }
}
