package dev.spotter.bot.classify;

import dev.spotter.classifier.image.ImageProblem;
import dev.spotter.classifier.image.UnreadableImageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/** The {@code spotter.classify} metrics; the time a request waits is kept apart from the work. */
final class ClassifierMetrics {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Timer queueWait;
  private final Timer decode;
  private final Timer inference;
  private final DistributionSummary batchSize;
  private final Counter replaced;

  ClassifierMetrics(MeterRegistry registry, RequestQueue queue) {
    this.registry = registry;
    queueWait = timer("spotter.classify.queue.wait", "Time a request waited for a worker");
    decode = timer("spotter.classify.decode", "Time to decode and scale one image");
    inference = timer("spotter.classify.inference", "Time of one forward pass, whatever its batch");
    batchSize =
        DistributionSummary.builder("spotter.classify.batch.size")
            .description("Images in one forward pass")
            .serviceLevelObjectives(1, 2, 4, 8)
            .register(registry);
    replaced =
        Counter.builder("spotter.classify.workers.replaced")
            .description("Workers that hung and were left behind")
            .register(registry);
    Gauge.builder("spotter.classify.queue.size", queue, RequestQueue::size)
        .description("Requests that wait for a worker")
        .register(registry);
  }

  /** Shows how many workers do not hang. */
  void workers(IntSupplier atWork) {
    Gauge.builder("spotter.classify.workers", atWork, IntSupplier::getAsInt)
        .description("Workers that do not hang")
        .strongReference(true)
        .register(registry);
  }

  void workerReplaced() {
    replaced.increment();
  }

  Timer queueWait() {
    return queueWait;
  }

  Timer decode() {
    return decode;
  }

  Timer inference() {
    return inference;
  }

  DistributionSummary batchSize() {
    return batchSize;
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void answered(Timer.Sample sample) {
    sample.stop(total("ok"));
  }

  void failed(Timer.Sample sample, Throwable failure) {
    sample.stop(total(outcome(failure)));
    if (failure instanceof UnreadableImageException unreadable) {
      unreadable(unreadable.problem()).increment();
    }
  }

  private Counter unreadable(ImageProblem problem) {
    return Counter.builder("spotter.classify.unreadable")
        .description("Images that could not be read")
        .tag("format", problem.format())
        .tag("reason", problem.code().label())
        .register(registry);
  }

  private static String outcome(Throwable failure) {
    if (failure instanceof UnreadableImageException unreadable) {
      return unreadable.problem().code().label();
    }
    if (failure instanceof RejectedExecutionException) {
      return "overloaded";
    }
    return failure instanceof TimeoutException ? "timeout" : "error";
  }

  private Timer total(String outcome) {
    return Timer.builder("spotter.classify.duration")
        .description("Time from a request to its answer or failure, waiting included")
        .tag("outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
