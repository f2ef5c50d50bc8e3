package dev.spotter.bot.inbox.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes entries from the log that are applied: their rows are in the state, and words that are
 * finished must not stay.
 *
 * @param admin the brokers
 * @param topic the log
 * @param ownership tells what is applied
 */
record LogCleaner(Admin admin, String topic, Ownership ownership) {

  private static final Logger LOG = LoggerFactory.getLogger(LogCleaner.class);

  /** Asks for the removal; does not wait. */
  void clean() {
    Map<TopicPartition, RecordsToDelete> applied = new HashMap<>();
    ownership
        .all()
        .forEach(
            (partition, owned) -> {
              if (owned.position() > 0) {
                applied.put(
                    new TopicPartition(topic, partition),
                    RecordsToDelete.beforeOffset(owned.position()));
              }
            });
    if (!applied.isEmpty()) {
      KafkaFuture<Void> unused = // the next cleaning removes what is left
          admin
              .deleteRecords(applied)
              .all()
              .whenComplete((done, failure) -> LOG.debug("Cleaned {}", applied.keySet(), failure));
    }
  }
}
