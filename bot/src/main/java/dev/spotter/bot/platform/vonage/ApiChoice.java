package dev.spotter.bot.platform.vonage;

import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Settings;
import java.util.List;
import java.util.Locale;

/** The APIs that one Vonage application can be used with, each a platform of its own. */
public enum ApiChoice {
  /** WhatsApp, Messenger, MMS, Viber and RCS: the live way. */
  MESSAGES,
  /** In-App Messaging, which Vonage ended on 30 April 2026. */
  CONVERSATIONS;

  private static final List<String> ALL = List.of("messages", "conversations");

  /**
   * Tells whether the first application is used with this API: with both, unless the operator left
   * one out of {@code vonage.apis}.
   *
   * @throws InvalidConfigException when the setting names anything else
   */
  public boolean isChosen(Settings settings) {
    String key = VonageApplication.SECTION + ".apis";
    List<String> chosen = settings.list(key, ALL);
    if (chosen.isEmpty() || !ALL.containsAll(chosen)) {
      throw new InvalidConfigException(
          "%s holds \"%s\", but it must be one or both of %s"
              .formatted(key, String.join(", ", chosen), String.join(", ", ALL)));
    }
    return chosen.contains(name().toLowerCase(Locale.ROOT));
  }
}
