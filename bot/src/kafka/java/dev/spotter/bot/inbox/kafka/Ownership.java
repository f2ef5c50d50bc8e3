package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.sql.PartitionInbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions that this bot owns now. Thread-safe. */
final class Ownership {

  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

  /**
   * What partitions are opened with.
   *
   * @param vertx gives the threads
   * @param settings the topics
   * @param options bounds and times
   * @param node a name that no other process uses
   * @param clock the time of rows
   * @param random gives the jitter
   * @param registry takes their metrics
   */
  record Node(
      Vertx vertx,
      KafkaSettings settings,
      InboxOptions options,
      String node,
      Clock clock,
      RandomGenerator random,
      MeterRegistry registry) {}

  private final Node node;
  private final KafkaMetrics metrics;
  private final Path parent;
  private final Map<Integer, OwnedPartition> open = new ConcurrentHashMap<>();
  private final Set<Future<OwnedPartition>> opening = ConcurrentHashMap.newKeySet();

  Ownership(Node node, KafkaMetrics metrics) {
    this.node = node;
    this.metrics = metrics;
    this.parent =
        node.settings.folder().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    metrics.owned(open);
  }

  /** Returns a partition that is open. */
  Optional<OwnedPartition> find(int partition) {
    return Optional.ofNullable(open.get(partition));
  }

  /** Returns all partitions that are open, by number. */
  Map<Integer, OwnedPartition> all() {
    return Map.copyOf(open);
  }

  /**
   * Takes a partition over: fences the owner before, reads what is known of the rows, opens them.
   *
   * @param partition its number
   * @param onBroken told when it cannot be used any more
   */
  Future<OwnedPartition> open(int partition, Runnable onBroken) {
    Timer.Sample sample = Timer.start();
    Future<OwnedPartition> opened = takeOverAndRestore(partition, onBroken, sample);
    opening.add(opened);
    return opened.onComplete(done -> opening.remove(opened));
  }

  private Future<OwnedPartition> takeOverAndRestore(
      int partition, Runnable onBroken, Timer.Sample sample) {
    return node.vertx
        .executeBlocking(() -> takeOver(partition, onBroken), false)
        .compose(changelog -> restore(partition, changelog))
        .onSuccess(
            opened -> {
              Optional.ofNullable(open.put(partition, opened)).ifPresent(OwnedPartition::close);
              long nanos = sample.stop(metrics.restore());
              LOG.info(
                  "Partition {} is this bot's: {} unfinished events, restored in {} ms",
                  partition,
                  opened.inbox().depth(),
                  nanos / 1_000_000);
            });
  }

  private StateWriter takeOver(int partition, Runnable onBroken) throws SQLException {
    StateWriter changelog =
        new StateWriter(node.settings, partition, metrics.fenced()::increment, onBroken);
    try {
      changelog.open();
      return changelog;
    } catch (SQLException e) {
      changelog.close();
      throw e;
    }
  }

  private Future<OwnedPartition> restore(int partition, StateWriter changelog) {
    return node.vertx
        .executeBlocking(
            () -> WorkingFolder.create(node.vertx, parent, partition, node.registry), false)
        .compose(
            folder ->
                PartitionInbox.open(
                        node.vertx,
                        folder.file(),
                        partition,
                        changelog,
                        new StateReader(node.settings, partition),
                        node.options,
                        node.node,
                        node.clock,
                        node.random,
                        folder.metrics())
                    .map(inbox -> new OwnedPartition(inbox, changelog, folder))
                    .onFailure(failure -> folder.remove(changelog::close)));
  }

  /** Gives partitions up, in order, when no answer of theirs is on its way. */
  Future<Void> close(Collection<Integer> partitions) {
    return Future.join(
            partitions.stream()
                .flatMap(partition -> find(partition).stream())
                .map(owned -> owned.posts().drain())
                .toList())
        .compose(drained -> remove(partitions));
  }

  private Future<Void> remove(Collection<Integer> partitions) {
    return Future.join(
            partitions.stream()
                .flatMap(partition -> Optional.ofNullable(open.remove(partition)).stream())
                .map(OwnedPartition::close)
                .toList())
        .mapEmpty();
  }

  /** Gives everything up, after the last assignment. */
  Future<Void> close() {
    return Future.join(List.copyOf(opening))
        .otherwiseEmpty()
        .compose(ended -> close(List.copyOf(open.keySet())));
  }

  /** Lets go of partitions that are another bot's already. */
  Future<Void> abandon(Collection<Integer> partitions) {
    partitions.forEach(partition -> find(partition).ifPresent(OwnedPartition::abandon));
    return remove(partitions);
  }

  /** Returns how many events of the open partitions are unfinished. */
  int depth() {
    return open.values().stream().mapToInt(owned -> owned.inbox().depth()).sum();
  }
}
