package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.Captions;
import dev.spotter.bot.inbox.Ledger.Answered;
import io.vertx.core.Future;
import java.util.List;

/**
 * The captions of an inbox on Kafka: a conversation's are in its partition.
 *
 * @param inbox knows the partitions
 */
record KafkaCaptions(KafkaInbox inbox) implements Captions {

  @Override
  public Future<List<Answered>> newest(Conversation in, int limit) {
    return inbox.partitionOf(in).compose(partition -> partition.captions().newest(in, limit));
  }

  @Override
  public Future<Void> edited(Answered caption, String text) {
    return inbox
        .partitionOf(caption.event().in())
        .compose(partition -> partition.captions().edited(caption, text));
  }
}
