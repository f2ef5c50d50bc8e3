package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.sql.Changelog;
import dev.spotter.bot.inbox.sql.Changelog.RowChange;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a partition's changes, up to the last that is committed when it begins.
 *
 * @param settings the topic
 * @param partition its partition
 */
record StateReader(KafkaSettings settings, int partition) implements Changelog.History {

  private static final Duration POLL = Duration.ofMillis(500);

  @Override
  public void replay(Changelog.Sink sink) throws SQLException {
    TopicPartition topic = new TopicPartition(settings.state(), partition);
    try (Consumer<String, String> consumer = new KafkaConsumer<>(settings.consumer())) {
      consumer.assign(List.of(topic));
      consumer.seekToBeginning(List.of(topic));
      Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(topic));
      long stuckSince = System.nanoTime();
      while (consumer.position(topic) < ends.get(topic)) {
        long before = consumer.position(topic);
        for (ConsumerRecord<String, String> change : consumer.poll(POLL)) {
          sink.accept(new RowChange(change.key(), Optional.ofNullable(change.value())));
        }
        if (consumer.position(topic) > before) {
          stuckSince = System.nanoTime();
        } else if (System.nanoTime() - stuckSince > KafkaSettings.PATIENCE.toNanos() * 2) {
          throw new SQLException("the state of partition " + partition + " cannot be read");
        }
      }
    } catch (KafkaException e) {
      throw new SQLException("the state of partition " + partition + " cannot be read", e);
    }
  }
}
