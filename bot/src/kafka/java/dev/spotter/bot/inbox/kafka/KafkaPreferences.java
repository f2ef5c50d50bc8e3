package dev.spotter.bot.inbox.kafka;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.PreferenceStore;
import dev.spotter.bot.inbox.Preferences;
import dev.spotter.bot.inbox.Preferences.Answering;
import io.vertx.core.Future;
import java.util.Locale;

/**
 * The preferences of an inbox on Kafka: a conversation's are in its partition.
 *
 * @param inbox knows the partitions
 */
record KafkaPreferences(KafkaInbox inbox) implements PreferenceStore {

  private Future<PreferenceStore> in(Conversation in) {
    return inbox.partitionOf(in).map(Inbox::preferences);
  }

  @Override
  public Future<Preferences> of(Conversation in) {
    return in(in).compose(preferences -> preferences.of(in));
  }

  @Override
  public Future<Void> speak(Conversation in, Locale language) {
    return in(in).compose(preferences -> preferences.speak(in, language));
  }

  @Override
  public Future<Void> answer(Conversation in, Answering answering) {
    return in(in).compose(preferences -> preferences.answer(in, answering));
  }
}
