package dev.spotter.bot.platform.vonage;

import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Secret;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.Origins;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Credentials and addresses of a Vonage application, whichever of Vonage's APIs it is used with.
 * Immutable.
 *
 * @param section the section of the configuration that describes it
 * @param id the application's id
 * @param privateKey its RSA private key, PEM
 * @param signatureSecret the account's secret that webhooks are signed with
 * @param apiUrl the API's address, without a slash at its end
 * @param mediaOrigins origins that pictures may be downloaded from with the application's token
 * @param timeout for one API call
 */
public record VonageApplication(
    String section,
    String id,
    Secret privateKey,
    Secret signatureSecret,
    URI apiUrl,
    Set<String> mediaOrigins,
    Duration timeout) {

  /** The section of the first application. */
  public static final String SECTION = "vonage";

  private static final List<String> MEDIA_ORIGINS =
      List.of("https://api.nexmo.com", "https://api-us.nexmo.com", "https://api-eu.nexmo.com");

  /** Copies {@code mediaOrigins}. */
  public VonageApplication {
    mediaOrigins = Set.copyOf(mediaOrigins);
  }

  /**
   * Reads a section.
   *
   * @param settings the operator's values
   * @param section the section's name
   * @return the application, or nothing when none of its secrets is set
   * @throws InvalidConfigException when a value is wrong or only some secrets are set
   */
  public static Optional<VonageApplication> read(Settings settings, String section) {
    Optional<Secret> id = settings.secret(section + ".application-id");
    Optional<Secret> privateKey = settings.secret(section + ".private-key");
    Optional<Secret> signatureSecret = settings.secret(section + ".signature-secret");
    URI apiUrl = settings.url(section + ".api-url", "https://api.nexmo.com");
    List<String> media = settings.list(section + ".media-origins", MEDIA_ORIGINS);
    Duration timeout =
        settings.duration(
            section + ".timeout",
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofMinutes(1));
    if (Stream.of(id, privateKey, signatureSecret).allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    VonageApplication application =
        new VonageApplication(
            section,
            required(id, section + ".application-id").value(),
            required(privateKey, section + ".private-key"),
            required(signatureSecret, section + ".signature-secret"),
            apiUrl,
            Origins.of(apiUrl, section + ".media-origins", media, MEDIA_ORIGINS.get(0)),
            timeout);
    ApplicationToken.checkKey(application.privateKey(), section + ".private-key");
    return Optional.of(application);
  }

  private static Secret required(Optional<Secret> secret, String key) {
    return secret.orElseThrow(
        () ->
            new InvalidConfigException(
                "Vonage is set up in part: %s (or %s_FILE) is missing"
                    .formatted(Settings.variable(key), Settings.variable(key))));
  }

  /**
   * Returns how a picture is downloaded, by either of Vonage's ways.
   *
   * @param picture to download
   * @param shortSide what it must have, in pixels
   * @param token the application's, which secured media ask for
   */
  public DownloadSpec download(Picture picture, int shortSide, String token) {
    return new DownloadSpec(
        DownloadSpec.candidates(picture.renditions(), shortSide),
        mediaOrigins,
        Optional.of("Bearer " + token));
  }
}
