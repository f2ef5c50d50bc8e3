package dev.spotter.bot.learn;

import dev.spotter.bot.caption.LessonOutcome;
import dev.spotter.classifier.decision.Answer.Origin;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What is counted of lessons. Thread-safe. */
public final class LessonMetrics {

  private final MeterRegistry registry;

  /**
   * Creates the counters.
   *
   * @param registry takes them
   */
  public LessonMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts a sentence that was meant as a lesson, by what became of it: a stable name. */
  public void lesson(String platform, LessonOutcome.Kind outcome) {
    registry
        .counter(
            "spotter.lessons",
            "platform",
            platform,
            "outcome",
            outcome.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  /** Counts an answer that people taught, by how: a stable name. */
  void said(String platform, Origin origin) {
    if (origin != Origin.MODEL) {
      registry
          .counter(
              "spotter.lessons.said",
              "platform",
              platform,
              "origin",
              origin.name().toLowerCase(Locale.ROOT))
          .increment();
    }
  }
}
