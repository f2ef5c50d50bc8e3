package dev.spotter.bot;

import dev.spotter.bot.caption.CaptionOptions;
import dev.spotter.bot.caption.Languages;
import dev.spotter.bot.config.Settings;
import dev.spotter.classifier.decision.AnswerPolicy;
import java.util.Locale;
import java.util.OptionalDouble;

/** Reads what concerns captions: the section {@code caption}. */
final class CaptionSettings {

  private CaptionSettings() {}

  static CaptionOptions read(Settings settings) {
    String locale =
        settings.matching(
            "caption.locale",
            "en",
            String.join("|", Languages.tags()),
            "one of " + String.join(", ", Languages.tags()));
    String unsure = settings.matching("caption.unsure", "say", "say|silent", "say or silent");
    return new CaptionOptions(
        Locale.forLanguageTag(locale),
        unsure.equals("say"),
        settings.whole("bot.max-commands", 60, 1, 100_000));
  }

  static AnswerPolicy policy(Settings settings) {
    return new AnswerPolicy(
        settings
            .number("caption.precision", 0.5, 0.999)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()),
        settings.whole("caption.widest", 0, 100).orElse(AnswerPolicy.USUAL.widest()));
  }
}
