package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.sql.Changelog;
import dev.spotter.bot.inbox.sql.LogEntry;
import dev.spotter.bot.inbox.sql.LogInboxProvider;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * What an operator's command does with the topics: reads the rows of all partitions, and writes
 * what is to be changed into the log, for the owners to do.
 *
 * @param settings the topics
 * @param partitions how many there are
 */
record KafkaAccess(KafkaSettings settings, Partitions partitions)
    implements LogInboxProvider.Access {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Pattern POSITION = Pattern.compile("\"next\":(\\d+)");

  @Override
  public void replay(Changelog.Sink sink) throws SQLException {
    for (int partition = 0; partition < partitions.number(); partition++) {
      new StateReader(settings, partition).replay(sink);
    }
  }

  @Override
  public void append(LogEntry entry) throws SQLException {
    List<TopicPartition> topics =
        partitions.of(entry).stream().map(p -> new TopicPartition(settings.state(), p)).toList();
    try (Consumer<String, String> state = new KafkaConsumer<>(settings.consumer())) {
      state.assign(topics);
      state.seekToEnd(topics);
      topics.forEach(state::position);
      await(state, write(topics, entry));
    } catch (KafkaException | ExecutionException e) {
      throw new SQLException("the change cannot be written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }

  /** Returns the offsets at which the entry is. */
  private Map<Integer, Long> write(List<TopicPartition> topics, LogEntry entry)
      throws ExecutionException, InterruptedException {
    Map<Integer, Long> written = new HashMap<>();
    try (Producer<String, String> log = new KafkaProducer<>(settings.producer())) {
      for (TopicPartition each : topics) {
        ProducerRecord<String, String> change =
            new ProducerRecord<>(settings.events(), each.partition(), null, entry.write());
        written.put(each.partition(), log.send(change).get().offset());
      }
    }
    return written;
  }

  /** The owner of a partition notes how far it has come in the transaction of the change. */
  private static void await(Consumer<String, String> state, Map<Integer, Long> open)
      throws SQLException {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!open.isEmpty()) {
      for (ConsumerRecord<String, String> change : state.poll(POLL)) {
        if (change.key().startsWith("[\"position\"") && change.value() != null) {
          Matcher next = POSITION.matcher(change.value());
          long applied = next.find() ? Long.parseLong(next.group(1)) : 0;
          open.computeIfPresent(
              change.partition(), (partition, offset) -> applied > offset ? null : offset);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new SQLException(
            "the change is in the log, but no bot has made it yet; it is made when one runs that"
                + " owns partition "
                + open.keySet());
      }
    }
  }

  /** Nothing stays open between calls. */
  @Override
  public void close() {}
}
