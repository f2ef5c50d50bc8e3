package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.sql.Changelog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Writes a partition's changes to the state topic, one Kafka transaction for each of the file's.
 * Opening it fences the owner before (epoch of the transactional id), whose changes are refused
 * from then on. One that failed stays so. Blocks; but for {@link #abandon}, used by one thread at a
 * time.
 */
final class StateWriter implements Changelog {

  private final String topic;
  private final int partition;
  private final Producer<String, String> producer;
  private final Runnable onFenced;
  private final Runnable onBroken;
  private volatile boolean broken;

  /**
   * Creates a writer.
   *
   * @param settings the topic
   * @param partition its partition
   * @param onFenced told when another owner has opened the partition
   * @param onBroken told when the writer cannot be used any more, fenced or not
   */
  StateWriter(KafkaSettings settings, int partition, Runnable onFenced, Runnable onBroken) {
    this.topic = settings.state();
    this.partition = partition;
    this.producer = new KafkaProducer<>(settings.stateProducer(partition));
    this.onFenced = onFenced;
    this.onBroken = onBroken;
  }

  /** Fences the owner before and ends its transaction. */
  void open() throws SQLException {
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      broken = true;
      throw new SQLException("partition " + partition + " cannot be taken over", e);
    }
  }

  @Override
  public void write(List<RowChange> changes) throws SQLException {
    if (broken) {
      throw new SQLException("partition " + partition + " is no longer this bot's");
    }
    try {
      producer.beginTransaction();
      for (RowChange change : changes) {
        String row = change.row().orElse(null);
        Future<RecordMetadata> unused = // the commit fails when one of them does
            producer.send(new ProducerRecord<>(topic, partition, change.key(), row));
      }
      producer.commitTransaction();
    } catch (KafkaException e) {
      if (isFenced(e)) {
        onFenced.run();
      }
      diverged();
      throw new SQLException("the changes of partition " + partition + " are not written", e);
    }
  }

  private static boolean isFenced(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void diverged() {
    if (!broken) {
      broken = true;
      onBroken.run();
    }
  }

  /** Writes nothing more. */
  void abandon() {
    broken = true;
  }

  void close() {
    producer.close(broken ? Duration.ZERO : Duration.ofSeconds(5));
  }
}
