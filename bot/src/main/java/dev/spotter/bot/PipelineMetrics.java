package dev.spotter.bot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the pipeline counts and measures. Thread-safe. */
final class PipelineMetrics {

  private static final Duration[] LATENCIES = {
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5)
  };

  private final MeterRegistry registry;
  private final Clock clock;

  PipelineMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** Counts a picture by what became of it: a stable name. */
  void picture(String outcome) {
    registry.counter("spotter.pictures", "outcome", outcome).increment();
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

  /** Counts a failed attempt by what it asks for: a stable name. */
  void failedAttempt(String platform, String reaction) {
    registry
        .counter("spotter.post.failures", "platform", platform, "reaction", reaction)
        .increment();
  }
}
