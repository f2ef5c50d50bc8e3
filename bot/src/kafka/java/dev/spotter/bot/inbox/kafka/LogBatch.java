package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.sql.LogEntry;
import dev.spotter.bot.inbox.sql.PartitionInbox.Logged;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries of one partition that were fetched together, up to the first that this version cannot
 * read: it waits for a newer bot, for a later entry may need that it is applied before.
 *
 * @param first offset of the first entry
 * @param entries those that can be read; may be empty
 */
record LogBatch(long first, List<Logged> entries) {

  private static final Logger LOG = LoggerFactory.getLogger(LogBatch.class);

  /** Copies the list. */
  LogBatch {
    entries = List.copyOf(entries);
  }

  /** Reads records, of which there is one at least. */
  static LogBatch of(List<ConsumerRecord<String, String>> records) {
    ConsumerRecord<String, String> first = records.get(0);
    List<Logged> entries = new ArrayList<>();
    try {
      for (ConsumerRecord<String, String> entry : records) {
        entries.add(new Logged(entry.offset(), LogEntry.read(entry.value())));
      }
    } catch (SQLException e) {
      LOG.error("Partition {} is held up: {}", first.partition(), e.getMessage(), e);
    }
    return new LogBatch(first.offset(), entries);
  }

  /** Returns the offset behind the last entry that can be read. */
  long next() {
    return entries.isEmpty() ? first : entries.get(entries.size() - 1).offset() + 1;
  }
}
