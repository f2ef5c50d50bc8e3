package dev.spotter.bot.inbox.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured of the partitions. Thread-safe. */
final class KafkaMetrics {

  private final MeterRegistry registry;
  private final List<Meter> gauges = new CopyOnWriteArrayList<>();
  private final AtomicLong lag = new AtomicLong();
  private final Timer restore;
  private final Counter rebalances;
  private final Counter fenced;

  KafkaMetrics(MeterRegistry registry) {
    this.registry = registry;
    gauges.add(
        Gauge.builder("spotter.inbox.log.lag", lag, AtomicLong::get)
            .description("Entries of this bot's partitions that are not applied yet")
            .register(registry));
    this.restore =
        Timer.builder("spotter.inbox.restore")
            .description("How long it took to take a partition over")
            .publishPercentileHistogram()
            .register(registry);
    this.rebalances =
        Counter.builder("spotter.inbox.rebalances")
            .description("How often this bot was given or lost partitions")
            .register(registry);
    this.fenced =
        Counter.builder("spotter.inbox.fenced")
            .description("Changes that were refused because the partition is another bot's")
            .register(registry);
  }

  void owned(Map<Integer, OwnedPartition> open) {
    gauges.add(
        Gauge.builder("spotter.inbox.partitions", open, Map::size)
            .description("Partitions that this bot owns")
            .register(registry));
  }

  void lag(long entries) {
    lag.set(entries);
  }

  Timer restore() {
    return restore;
  }

  Counter rebalances() {
    return rebalances;
  }

  Counter fenced() {
    return fenced;
  }

  /** Removes what is measured of an inbox that is closed. */
  void close() {
    gauges.forEach(registry::remove);
  }
}
