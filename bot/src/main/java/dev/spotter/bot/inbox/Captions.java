package dev.spotter.bot.inbox;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.inbox.Ledger.Answered;
import io.vertx.core.Future;
import java.util.List;

/** The captions that were posted, to be looked at again. Thread-safe. */
public interface Captions {

  /**
   * Looks up the newest captions of a conversation.
   *
   * @param in a conversation
   * @param limit the largest number of captions
   * @return the answered photos, the newest first
   */
  Future<List<Answered>> newest(Conversation in, int limit);

  /** Notes that a caption says another text now. */
  Future<Void> edited(Answered caption, String text);
}
