package dev.spotter.bot.platform.matrix;

import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookRequest;
import dev.spotter.bot.platform.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/**
 * What a homeserver shows with every request to prove itself: {@code Authorization: Bearer
 * HS_TOKEN}. Homeservers before Matrix 1.4 show it as the query parameter {@code access_token}; who
 * shows both must show the same. The body is not signed, and nothing tells an old request from a
 * new one; the inbox keeps an event only once. Immutable.
 *
 * @param token the registration's {@code hs_token}
 */
record HomeserverToken(Secret token) {

  private static final String SCHEME = "bearer ";

  /**
   * Compares in constant time.
   *
   * @throws RefusedRequestException with status 401 when no token is shown, and 403 when another is
   */
  void verify(WebhookRequest request) {
    List<String> header = request.headers().getAll("Authorization");
    List<String> query = request.query().getAll("access_token");
    if (header.isEmpty() && query.isEmpty()) {
      throw refused("missing_token", 401, "M_MISSING_TOKEN", "the request shows no hs_token");
    }
    header.forEach(value -> compare(bearer(value)));
    query.forEach(this::compare);
  }

  private void compare(String shown) {
    if (!MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token.bytes())) {
      throw refused(
          "wrong_token",
          403,
          "M_FORBIDDEN",
          "the request does not show the registration's hs_token");
    }
  }

  private static String bearer(String header) {
    boolean isBearer = header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    return isBearer ? header.substring(SCHEME.length()).strip() : "";
  }

  private static RefusedRequestException refused(
      String reason, int status, String code, String message) {
    return RefusedRequestException.of(
        reason,
        message,
        WebhookResponse.json(
            status, "{\"errcode\":\"%s\",\"error\":\"%s\"}".formatted(code, message)));
  }
}
