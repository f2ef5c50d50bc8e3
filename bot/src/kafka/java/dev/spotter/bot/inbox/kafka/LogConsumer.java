package dev.spotter.bot.inbox.kafka;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Member of the consumer group: opens the partitions that it is given, applies their entries, and
 * closes those that it loses. It has a thread of its own (poll loop); what others want of the
 * consumer is a task for that thread. Of a partition one batch is applied at a time, and its
 * fetching is paused meanwhile, so that what is not applied waits at the broker.
 */
final class LogConsumer implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(LogConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long SECOND = 1_000;

  private final Vertx vertx;
  private final String topic;
  private final Ownership ownership;
  private final KafkaMetrics metrics;
  private final Consumer<String, String> consumer;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "inbox-log");
  private volatile boolean closing;
  private boolean leaving;
  private long nextSecond;

  LogConsumer(
      Vertx vertx,
      KafkaSettings settings,
      Duration session,
      Ownership ownership,
      KafkaMetrics metrics) {
    this.vertx = vertx;
    this.topic = settings.events();
    this.ownership = ownership;
    this.metrics = metrics;
    this.consumer = new KafkaConsumer<>(settings.member(session));
  }

  void start() {
    thread.start();
  }

  /** Gives all partitions back; blocks. */
  void close() throws InterruptedException {
    closing = true;
    consumer.wakeup();
    thread.join();
  }

  private void run() {
    consumer.subscribe(List.of(topic), this);
    try {
      while (!closing) {
        round();
      }
      consumer.close();
    } catch (KafkaException e) {
      LOG.warn("The group was not left in order: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws InterruptedException {
    try {
      runTasks();
      if (!leaving) {
        apply(consumer.poll(POLL));
        everySecond();
      }
    } catch (WakeupException e) {
      LOG.trace("Woken for a task");
    } catch (KafkaException e) {
      LOG.error("The log cannot be read for now: {}", e.getMessage());
      TimeUnit.SECONDS.sleep(1);
    }
  }

  /** Waits for one while there is nothing to poll: who is in no group may not. */
  private void runTasks() throws InterruptedException {
    long patience = leaving ? POLL.toMillis() : 0;
    for (Runnable task = tasks.poll(patience, TimeUnit.MILLISECONDS);
        task != null;
        task = tasks.poll()) {
      task.run();
    }
  }

  private void soon(Runnable task) {
    tasks.add(task);
    consumer.wakeup();
  }

  private void later(Runnable task, long millis) {
    vertx.setTimer(millis, tick -> soon(task));
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    metrics.rebalances().increment();
    consumer.pause(assigned);
    assigned.forEach(
        partition ->
            ownership
                .open(partition.partition(), () -> soon(this::rejoin))
                .onSuccess(opened -> soon(() -> begin(partition, opened)))
                .onFailure(failure -> cannotOpen(partition, failure)));
  }

  private void begin(TopicPartition partition, OwnedPartition opened) {
    if (consumer.assignment().contains(partition)) {
      consumer.seek(partition, opened.position());
      consumer.resume(List.of(partition));
    } else {
      ownership.abandon(List.of(partition.partition()));
    }
  }

  private void cannotOpen(TopicPartition partition, Throwable failure) {
    LOG.error("{} cannot be opened: {}", partition, failure.getMessage());
    later(this::rejoin, SECOND);
  }

  /**
   * Leaves the group and comes back, after a partition could not be used. A bot that only opened it
   * again could fence one that has it rightly by now.
   */
  private void rejoin() {
    if (!leaving && !closing) {
      leaving = true;
      LOG.warn("Leaving the group and coming back");
      consumer.unsubscribe();
      later(
          () -> {
            leaving = false;
            consumer.subscribe(List.of(topic), this);
          },
          SECOND);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    await(ownership.close(numbers(revoked)));
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    LOG.warn("Lost {} to other bots", lost);
    await(ownership.abandon(numbers(lost)));
  }

  private static List<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).toList();
  }

  /** The next owner may have them when this returns; it fences them in any case. */
  private static void await(Future<Void> closed) {
    try {
      closed.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Partitions were not closed in order: {}", e.toString());
    }
  }

  private void apply(ConsumerRecords<String, String> records) {
    for (TopicPartition partition : records.partitions()) {
      LogBatch batch = LogBatch.of(records.records(partition));
      ownership.find(partition.partition()).ifPresent(owned -> apply(partition, owned, batch));
    }
  }

  private void apply(TopicPartition partition, OwnedPartition owned, LogBatch batch) {
    consumer.pause(List.of(partition));
    if (batch.entries().isEmpty()) {
      later(() -> goOn(partition, batch.first()), SECOND);
      return;
    }
    owned
        .apply(batch.entries())
        .onSuccess(applied -> soon(() -> goOn(partition, batch.next())))
        .onFailure(failure -> LOG.error("{} is held up: {}", partition, failure.getMessage()))
        .onFailure(failure -> later(() -> goOn(partition, batch.first()), SECOND));
  }

  private void goOn(TopicPartition partition, long next) {
    if (consumer.assignment().contains(partition)
        && ownership.find(partition.partition()).isPresent()) {
      if (consumer.position(partition) != next) {
        consumer.seek(partition, next);
      }
      consumer.resume(List.of(partition));
    }
  }

  /** For tools that watch a group; nothing is restored from committed offsets. */
  private void everySecond() {
    if (System.nanoTime() < nextSecond) {
      return;
    }
    nextSecond = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    long lag = 0;
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      lag += consumer.currentLag(partition).orElse(0);
      ownership
          .find(partition.partition())
          .ifPresent(owned -> positions.put(partition, new OffsetAndMetadata(owned.position())));
    }
    metrics.lag(lag);
    consumer.commitAsync(positions, (offsets, failure) -> LOG.trace("{}", offsets, failure));
  }
}
