package dev.spotter.bot.handle;

import dev.spotter.bot.caption.Language;
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
  private final LanguageChoice languages;
  private final CommandLimit limit;

  /**
   * Creates the handler.
   *
   * @param delivery posts answers
   * @param commands what the bot can be told
   * @param lessons takes lessons; empty where nothing is learnt
   * @param languages chooses the language of answers
   * @param limit bounds the commands of a member
   */
  public AnswerText(
      AnswerDelivery delivery,
      Commands commands,
      Optional<TakeLesson> lessons,
      LanguageChoice languages,
      CommandLimit limit) {
    this.delivery = delivery;
    this.commands = commands;
    this.lessons = lessons;
    this.languages = languages;
    this.limit = limit;
  }

  @Override
  public Future<Void> handle(ClaimedEvent claimed) {
    return delivery.deliver(
        claimed, platform -> answer(platform, claimed).map(answer -> answer.map(AnswerDraft::new)));
  }

  private Future<Optional<String>> answer(Platform platform, ClaimedEvent claimed) {
    return languages
        .of(claimed.event())
        .compose(spoken -> answer(platform, claimed, (TextPosted) claimed.event(), spoken));
  }

  private Future<Optional<String>> answer(
      Platform platform, ClaimedEvent claimed, TextPosted text, Spoken spoken) {
    return commands
        .find(text, spoken)
        .map(command -> run(command, platform, claimed, spoken.language()))
        .or(() -> lessons.map(lesson -> lesson.take(platform, claimed, spoken)))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private Future<Optional<String>> run(
      Command command, Platform platform, ClaimedEvent claimed, Language language) {
    return switch (limit.count((TextPosted) claimed.event())) {
      case PASSES -> command.run(platform, claimed, language);
      case FIRST_TOO_MANY -> Future.succeededFuture(Optional.of(language.say("too.many.commands")));
      case TOO_MANY -> Future.succeededFuture(Optional.empty());
    };
  }
}
