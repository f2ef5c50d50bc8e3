package dev.spotter.bot.platform.telegram;

import dev.spotter.bot.config.Secret;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Telegram shows with every webhook request to prove itself: the value that was given to
 * setWebhook, in the header {@code X-Telegram-Bot-Api-Secret-Token}. The body is not signed, and
 * nothing tells an old request from a new one; the inbox keeps an update only once. Immutable.
 */
final class WebhookSecret {

  private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

  private final String value;

  /** Takes the operator's secret, or else one that only who knows the bot's token can know. */
  WebhookSecret(TelegramConfig config) {
    value = config.secretToken().map(Secret::value).orElseGet(() -> derived(config.token()));
  }

  /** Returns the secret, for setWebhook. */
  String value() {
    return value;
  }

  /**
   * Compares in constant time.
   *
   * @throws RefusedRequestException with status 401 when the header is missing or another
   */
  void verify(WebhookRequest request) {
    String shown = request.headers().get(HEADER);
    if (shown == null) {
      throw RefusedRequestException.unauthorized(
          "missing_secret", "the request has no " + HEADER + " header");
    }
    if (!MessageDigest.isEqual(bytes(shown), bytes(value))) {
      throw RefusedRequestException.unauthorized(
          "wrong_secret", "the " + HEADER + " header is not the one that was agreed on");
    }
  }

  private static String derived(Secret token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.bytes(), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(bytes("webhook secret")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
