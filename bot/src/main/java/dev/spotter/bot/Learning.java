package dev.spotter.bot;

import dev.spotter.bot.classify.PictureClassifier;
import dev.spotter.bot.handle.AnswerDelivery;
import dev.spotter.bot.handle.AnswerText;
import dev.spotter.bot.handle.CommandLimit;
import dev.spotter.bot.handle.Commands;
import dev.spotter.bot.handle.LanguageChoice;
import dev.spotter.bot.handle.LessonCommands;
import dev.spotter.bot.handle.MannerCommands;
import dev.spotter.bot.handle.PictureReader;
import dev.spotter.bot.handle.Recaption;
import dev.spotter.bot.handle.TakeLesson;
import dev.spotter.bot.handle.TeachingRights;
import dev.spotter.bot.handle.UploaderNames;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.Reviews;
import dev.spotter.bot.learn.Classroom;
import dev.spotter.bot.learn.ConversationHeads;
import dev.spotter.bot.learn.KnownLabels;
import dev.spotter.bot.learn.LearnOptions;
import dev.spotter.bot.learn.LessonMetrics;
import dev.spotter.bot.learn.Retraining;
import dev.spotter.bot.learn.RetrainingSchedule;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Wires what answers words, and what words teach. */
final class Learning {

  private final Inbox inbox;
  private final LearnOptions options;
  private final LessonMetrics metrics;
  private final ConversationHeads heads;
  private final KnownLabels known;

  Learning(
      Vertx vertx,
      Inbox inbox,
      PictureClassifier classifier,
      LearnOptions options,
      MeterRegistry registry) {
    this.inbox = inbox;
    this.options = options;
    this.metrics = new LessonMetrics(registry);
    this.heads = new ConversationHeads(vertx, inbox.lessons(), options, metrics, registry);
    this.known = new KnownLabels(heads, classifier::head);
  }

  /**
   * Returns what makes new versions of the model, by itself where that is configured; empty without
   * a place for them.
   */
  static Optional<Retraining> retraining(
      Vertx vertx, Inbox inbox, BotConfig config, Clock clock, MeterRegistry registry) {
    Reviews reviews = inbox.lessons().reviews();
    Optional<Retraining> retraining =
        config
            .model()
            .versions()
            .filter(versions -> config.learn().enabled())
            .map(
                versions ->
                    new Retraining(vertx, reviews, config.model(), versions, clock, registry));
    Duration every = config.learn().retrainEvery();
    retraining
        .filter(job -> !every.isZero())
        .ifPresent(job -> new RetrainingSchedule(reviews, job).begin(vertx, every));
    return retraining;
  }

  /** Returns what decides on pictures. */
  ConversationHeads heads() {
    return heads;
  }

  /** Returns the handler of texts. */
  AnswerText texts(
      AnswerDelivery delivery,
      PictureReader pictures,
      UploaderNames names,
      LanguageChoice languages,
      CommandLimit limit) {
    Recaption recaption = new Recaption(pictures, names, inbox.captions(), languages);
    TeachingRights rights = new TeachingRights(options.who());
    LessonCommands commands =
        new LessonCommands(
            inbox.lessons(), known, inbox, inbox.captions(), recaption, rights, options);
    TakeLesson lessons =
        new TakeLesson(
            inbox,
            inbox.captions(),
            pictures,
            new Classroom(inbox.lessons(), heads, options),
            recaption,
            rights,
            metrics);
    return new AnswerText(
        delivery,
        new Commands(
            inbox.optOuts(),
            commands,
            new MannerCommands(inbox.preferences(), inbox, rights),
            languages),
        Optional.of(lessons).filter(enabled -> options.enabled()),
        languages,
        limit);
  }
}
