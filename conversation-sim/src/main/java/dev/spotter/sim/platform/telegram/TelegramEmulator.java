package dev.spotter.sim.platform.telegram;

import dev.spotter.sim.chat.PlatformProfile;
import dev.spotter.sim.chat.PlatformProfile.Feature;
import dev.spotter.sim.delivery.AckPolicy;
import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.http.Traffic;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.EmulationContext;
import dev.spotter.sim.platform.PlatformEmulation;
import dev.spotter.sim.platform.PlatformEmulator;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Telegram. */
public final class TelegramEmulator implements PlatformEmulator {

  static final String BOT_TOKEN = "SPOTTER_TELEGRAM_BOT_TOKEN";
  static final String SECRET_TOKEN = "SPOTTER_TELEGRAM_SECRET_TOKEN";

  /** An album holds ten at most. */
  private static final PlatformProfile PLATFORM =
      new PlatformProfile(
          "telegram",
          "Telegram",
          TelegramIds.MAX_PICTURES,
          TelegramMessages.MAX_TEXT,
          EnumSet.of(Feature.REPLIES, Feature.REACTIONS, Feature.EDITS, Feature.DELETIONS));

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);
  private static final int SECRET_BYTES = 24;

  @Override
  public PlatformProfile profile() {
    return PLATFORM;
  }

  /** The Bot API server names no deadline for an answer; its sockets close after a minute. */
  @Override
  public DeliverySettings delivery() {
    return new DeliverySettings(
        1, 0, CONNECT_TIMEOUT, RESPONSE_TIMEOUT, retry(), AckPolicy::untilSuccess);
  }

  /**
   * At once, then after 2, 4, 8... seconds up to a minute, for as long as an update lives
   * (WebhookActor::on_update_error of the Bot API server; its longest pause is drawn from one to
   * two minutes).
   */
  private static RetryPolicy retry() {
    RetryPolicy later =
        new RetryPolicy.Doubling(
            Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofHours(24));
    return (attempts, sinceFirst) ->
        attempts == 1 ? Optional.of(Duration.ZERO) : later.delay(attempts - 1, sinceFirst);
  }

  @Override
  public Traffic traffic(String path) {
    if (path.startsWith("/file/bot")) {
      return Traffic.MEDIA;
    }
    return path.startsWith("/bot") ? Traffic.API : Traffic.OTHER;
  }

  @Override
  public Map<String, String> createCredentials(CredentialFolder folder, SecureRandom random) {
    int bot = 1_000_000_000 + random.nextInt(1_000_000_000);
    return Map.of(BOT_TOKEN, bot + ":AA" + secret(random), SECRET_TOKEN, secret(random));
  }

  private static String secret(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  @Override
  public Map<String, String> environment(URI simulator) {
    return Map.of("SPOTTER_TELEGRAM_API_URL", simulator.toString());
  }

  @Override
  public PlatformEmulation create(EmulationContext context) {
    CredentialFolder credentials = context.credentials();
    return new TelegramEmulation(
        context, credentials.variable(BOT_TOKEN), credentials.variable(SECRET_TOKEN));
  }
}
