package dev.spotter.bot;

import dev.spotter.bot.classify.ModelSource;
import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.learn.LearnOptions;
import dev.spotter.bot.learn.LearnOptions.Reach;
import dev.spotter.bot.learn.LearnOptions.Who;
import java.time.Duration;
import java.util.Locale;

/** Reads what concerns learning in chats: the section {@code learn}. */
final class LearnSettings {

  private LearnSettings() {}

  static LearnOptions read(Settings settings, ModelSource model) {
    String enabled = settings.matching("learn.enabled", "true", "true|false", "true or false");
    String who =
        settings.matching(
            "learn.who", "anyone", "anyone|uploader|admins", "anyone, uploader or admins");
    String scope =
        settings.matching(
            "learn.scope", "conversation", "conversation|workspace", "conversation or workspace");
    return new LearnOptions(
        Boolean.parseBoolean(enabled),
        Who.valueOf(who.toUpperCase(Locale.ROOT)),
        Reach.valueOf(scope.toUpperCase(Locale.ROOT)),
        settings.whole("learn.max-labels", 20, 1, 1_000),
        settings.whole("learn.max-lessons", 200, 1, 10_000),
        settings.whole("learn.max-per-hour", 60, 1, 10_000),
        settings.number("learn.stolen-share", 0.001, 0.5).orElse(0.05),
        retrainEvery(settings, model));
  }

  /** Returns how often to retrain; zero for never. */
  private static Duration retrainEvery(Settings settings, ModelSource model) {
    boolean retrain =
        settings.matching("learn.retrain", "false", "true|false", "true or false").equals("true");
    Duration every =
        settings.duration(
            "learn.retrain-every", Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofDays(7));
    if (retrain && model.versions().isEmpty()) {
      throw new InvalidConfigException(
          "learn.retrain: new versions need a place; name a folder by model.versions");
    }
    return retrain ? every : Duration.ZERO;
  }
}
