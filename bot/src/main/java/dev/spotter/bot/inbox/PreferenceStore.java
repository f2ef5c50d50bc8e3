package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.Preferences.Answering;
import io.vertx.core.Future;
import java.util.Locale;

/** The preferences of conversations, for all nodes that share the inbox. Thread-safe. */
public interface PreferenceStore {

  /** Returns what a conversation told. */
  Future<Preferences> of(Conversation in);

  /** Notes what language to speak in a conversation. */
  Future<Void> speak(Conversation in, Locale language);

  /** Notes what to answer in a conversation. */
  Future<Void> answer(Conversation in, Answering answering);
}
