package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.OptOuts;
import dev.spotter.bot.inbox.sql.LogEntry;
import io.vertx.core.Future;

/**
 * The opt-outs of an inbox on Kafka: in each partition that they concern, from their place in its
 * log on.
 *
 * @param inbox knows the partitions
 */
record KafkaOptOuts(KafkaInbox inbox) implements OptOuts {

  @Override
  public Future<Boolean> add(OptOut optOut) {
    return inbox.change(new LogEntry.OptedOut(optOut)).map(changed -> changed > 0);
  }

  @Override
  public Future<Boolean> remove(OptOut optOut) {
    return inbox.change(new LogEntry.OptedIn(optOut)).map(changed -> changed > 0);
  }
}
