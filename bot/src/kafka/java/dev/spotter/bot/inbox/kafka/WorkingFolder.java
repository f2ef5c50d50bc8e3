package dev.spotter.bot.inbox.kafka;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one partition's file, and its metrics: both go when the partition does.
 *
 * @param vertx gives the threads
 * @param path the folder
 * @param partition its number
 * @param registry takes the metrics of all partitions
 * @param metrics takes this partition's, and tags them
 */
record WorkingFolder(
    Vertx vertx, Path path, int partition, MeterRegistry registry, MeterRegistry metrics) {

  /** Creates an empty folder. Blocks. */
  static WorkingFolder create(Vertx vertx, Path parent, int partition, MeterRegistry registry)
      throws IOException {
    Files.createDirectories(parent);
    Path path = Files.createTempDirectory(parent, "partition-" + partition + "-");
    CompositeMeterRegistry metrics = new CompositeMeterRegistry(Clock.SYSTEM, List.of(registry));
    metrics.config().commonTags("partition", String.valueOf(partition));
    return new WorkingFolder(vertx, path, partition, registry, metrics);
  }

  Path file() {
    return path.resolve("partition-" + partition + ".db");
  }

  /** Does something that may block first, then removes everything. */
  Future<Void> remove(Runnable first) {
    return vertx.executeBlocking(
        () -> {
          first.run();
          metrics.getMeters().stream().map(Meter::getId).forEach(registry::remove);
          try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
              Files.delete(file);
            }
          }
          Files.delete(path);
          return null;
        },
        false);
  }
}
