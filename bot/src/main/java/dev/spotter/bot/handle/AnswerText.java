package dev.spotter.bot.handle;

import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.platform.Platform;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Event handler for texts that are meant for the bot: runs the command that a text is, or takes it
 * as a lesson; what is neither is left alone. Thread-safe.
 */
public final class AnswerText implements EventHandler {

  private final AnswerDelivery delivery;
  private final Commands commands;
  private final Optional<TakeLesson> lessons;

  /**
   * Creates the handler.
   *
   * @param delivery posts answers
   * @param commands what the bot can be told
   * @param lessons takes lessons; empty where nothing is learnt
   */
  public AnswerText(AnswerDelivery delivery, Commands commands, Optional<TakeLesson> lessons) {
    this.delivery = delivery;
    this.commands = commands;
    this.lessons = lessons;
  }

  @Override
  public Future<Void> handle(ClaimedEvent claimed) {
    return delivery.deliver(
        claimed, platform -> answer(platform, claimed).map(answer -> answer.map(AnswerDraft::new)));
  }

  private Future<Optional<String>> answer(Platform platform, ClaimedEvent claimed) {
    TextPosted text = (TextPosted) claimed.event();
    return commands
        .find(text)
        .map(command -> command.run(platform, claimed).map(Optional::of))
        .or(() -> lessons.map(lesson -> lesson.take(platform, claimed, text)))
        .orElse(Future.succeededFuture(Optional.empty()));
  }
}
