package dev.spotter.bot.ingress;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.Ledger;
import io.vertx.core.Future;

/**
 * Content filter for privacy: lets a text pass only when it is meant for the bot, so that other
 * people's words are never stored. Thread-safe.
 */
public final class WordFilter {

  private final Ledger ledger;

  /**
   * Creates the filter.
   *
   * @param ledger knows which messages the bot has answered
   */
  public WordFilter(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Tells whether an event is meant for the bot: every event but a text; a text that the platform
   * shows to be addressed to it, or that replies to a caption or to the photo that it is of.
   */
  Future<Boolean> isMeant(ChatEvent event) {
    if (!(event instanceof TextPosted text) || text.addressed()) {
      return Future.succeededFuture(true);
    }
    return text.replyTo()
        .map(message -> ledger.answered(text.in(), message).map(found -> found.isPresent()))
        .orElse(Future.succeededFuture(false));
  }
}
