package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.sql.LogEntry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Appends entries to the log, from any bot and for any partition. Thread-safe. */
final class LogWriter {

  /**
   * An entry that is in the log.
   *
   * @param offset its place in the partition
   * @param changed what it has changed, if this bot owns the partition and has applied it
   */
  record Written(long offset, Optional<Long> changed) {

    /** Tells whether the entry is known to have changed nothing: it was known before. */
    boolean isVoid() {
      return changed.equals(Optional.of(0L));
    }
  }

  /** Then it is in the log all the same, and is applied later. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final String topic;
  private final Ownership ownership;
  private final Producer<String, String> producer;

  /** Handing a record over can block, while a broker's address is not known. */
  private final WorkerExecutor thread;

  LogWriter(Vertx vertx, KafkaSettings settings, Ownership ownership) {
    this.vertx = vertx;
    this.topic = settings.events();
    this.ownership = ownership;
    this.producer = new KafkaProducer<>(settings.producer());
    this.thread = vertx.createSharedWorkerExecutor("log of " + topic, 1);
  }

  /**
   * Appends an entry; in a partition of this bot's also waits a little until it is applied.
   *
   * @param key the conversation's, if it is about one; else null
   * @return completes on the caller's context, when the entry is on all replicas in sync
   */
  Future<Written> append(int partition, String key, LogEntry entry) {
    Context context = vertx.getOrCreateContext();
    Promise<Written> written = Promise.promise();
    acknowledged(new ProducerRecord<>(topic, partition, key, entry.write()))
        .compose(offset -> applied(partition, offset))
        .onComplete(done -> context.runOnContext(now -> written.handle(done)));
    return written.future();
  }

  private Future<Long> acknowledged(ProducerRecord<String, String> entry) {
    Promise<Long> acknowledged = Promise.promise();
    Future.<Void>succeededFuture()
        .compose(now -> thread.executeBlocking(() -> send(entry, acknowledged)))
        .onFailure(acknowledged::tryFail);
    return acknowledged.future();
  }

  private Void send(ProducerRecord<String, String> entry, Promise<Long> acknowledged) {
    java.util.concurrent.Future<RecordMetadata> unused =
        producer.send(
            entry,
            (metadata, failure) -> {
              if (failure == null) {
                acknowledged.tryComplete(metadata.offset());
              } else {
                acknowledged.tryFail(failure);
              }
            });
    return null;
  }

  private Future<Written> applied(int partition, long offset) {
    return ownership
        .find(partition)
        .map(
            owned ->
                owned
                    .applied(offset)
                    .timeout(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    .map(changed -> new Written(offset, Optional.of(changed)))
                    .otherwise(new Written(offset, Optional.empty())))
        .orElseGet(() -> Future.succeededFuture(new Written(offset, Optional.empty())));
  }

  /** Sends what is on its way and closes the producer. */
  Future<Void> close() {
    return thread
        .<Void>executeBlocking(
            () -> {
              producer.close(Duration.ofSeconds(5));
              return null;
            })
        .eventually(thread::close);
  }
}
