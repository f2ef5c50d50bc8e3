package dev.spotter.bot.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads what platforms send, which is short and flat. Stateless. */
public final class JsonBody {

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(100).build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  /**
   * Reads one JSON value and nothing after it.
   *
   * @param body UTF-8
   * @return the value
   * @throws RefusedRequestException with status 400 when it is none
   */
  public static JsonNode read(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw RefusedRequestException.malformed("the body is not JSON");
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  /**
   * Reads one JSON object and nothing after it.
   *
   * @param body UTF-8
   * @return the object
   * @throws RefusedRequestException with status 400 when it is none
   */
  public static JsonNode object(byte[] body) {
    JsonNode value = read(body);
    if (!value.isObject()) {
      throw RefusedRequestException.malformed("the body is no JSON object");
    }
    return value;
  }
}
