package dev.spotter.bot.handle;

import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Event handler for texts that are meant for the bot: finds the command that a text is and answers
 * it; what is no command is left alone. Thread-safe.
 */
public final class RunCommand implements EventHandler {

  private final AnswerDelivery delivery;
  private final Commands commands;

  /**
   * Creates the handler.
   *
   * @param delivery posts answers
   * @param commands what the bot can be told
   */
  public RunCommand(AnswerDelivery delivery, Commands commands) {
    this.delivery = delivery;
    this.commands = commands;
  }

  @Override
  public Future<Void> handle(ClaimedEvent claimed) {
    TextPosted text = (TextPosted) claimed.event();
    return delivery.deliver(
        claimed,
        platform ->
            commands
                .find(text)
                .map(
                    command ->
                        command.run(text).map(answer -> Optional.of(new AnswerDraft(answer))))
                .orElse(Future.succeededFuture(Optional.empty())));
  }
}
