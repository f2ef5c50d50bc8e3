package dev.spotter.bot.handle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What the pipeline counts and measures. Thread-safe. */
public final class PipelineMetrics {

  private static final Duration[] LATENCIES = {
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5)
  };

  /** Why an upload is given up: the platform will never take an answer, or has not for long. */
  private static final Set<String> REASONS = Set.of("refused", "attempts");

  private static final Set<String> REACTIONS = Set.of("retry", "give_up", "alert");

  private final MeterRegistry registry;
  private final Clock clock;

  /** What fails shows as 0 from the beginning, so that the first failure is an increase. */
  public PipelineMetrics(Set<String> platforms, MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    for (String platform : platforms) {
      REASONS.forEach(reason -> gaveUp(platform, reason));
      REACTIONS.forEach(reaction -> failures(platform, reaction));
    }
  }

  /** Counts a picture by what became of it: a stable name. */
  void picture(String platform, String outcome) {
    registry.counter("spotter.pictures", "platform", platform, "outcome", outcome).increment();
  }

  /** Counts uploads that stay without an answer, by why: a stable name. */
  Counter gaveUp(String platform, String reason) {
    return registry.counter("spotter.gave.up", "platform", platform, "reason", reason);
  }

  /** Notes that an upload is settled, and returns how long that took from its arrival. */
  Duration settled(String platform, String outcome, Instant receivedAt) {
    Duration latency = Duration.between(receivedAt, clock.instant());
    Timer.builder("spotter.captions")
        .description("Time from the upload's arrival to its caption or to giving up")
        .tag("platform", platform)
        .tag("outcome", outcome)
        .serviceLevelObjectives(LATENCIES)
        .register(registry)
        .record(latency);
    return latency;
  }

  /** Counts failed attempts by what they ask for: a stable name. */
  Counter failures(String platform, String reaction) {
    return registry.counter("spotter.post.failures", "platform", platform, "reaction", reaction);
  }
}
