package dev.spotter.bot.handle;

import dev.spotter.bot.caption.CommandWords;
import dev.spotter.bot.caption.CommandWords.Said;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.OptOuts;
import dev.spotter.bot.inbox.Preferences.Answering;
import io.vertx.core.Future;
import java.util.Optional;

/** Table of the commands. Thread-safe. */
public final class Commands {

  private final OptOuts optOuts;
  private final LessonCommands lessons;
  private final MannerCommands manners;
  private final LanguageChoice languages;

  /**
   * Creates the table.
   *
   * @param optOuts keeps who wants to be left alone
   * @param lessons what concerns lessons
   * @param manners what concerns a conversation's preferences
   * @param languages knows languages by their names
   */
  public Commands(
      OptOuts optOuts, LessonCommands lessons, MannerCommands manners, LanguageChoice languages) {
    this.optOuts = optOuts;
    this.lessons = lessons;
    this.manners = manners;
    this.languages = languages;
  }

  /** Returns the command that a text is; empty when it is none. */
  Optional<Command> find(TextPosted text, Spoken spoken) {
    return spoken.command(text.text()).flatMap(said -> command(said, spoken));
  }

  private Optional<Command> command(Said said, Spoken spoken) {
    return said.command() == CommandWords.Command.DELETE
        ? Optional.of(manners::delete)
        : Optional.ofNullable(answered(said, spoken)).map(Command::of);
  }

  private Command.Answered answered(Said said, Spoken spoken) {
    return switch (said.command()) {
      case HELP -> (platform, claimed, language) -> Future.succeededFuture(language.say("help"));
      case IGNORE_ME ->
          (platform, claimed, language) ->
              optOuts.add(everywhere(claimed)).map(changed -> language.say("ignored", changed));
      case NOTICE_ME ->
          (platform, claimed, language) ->
              optOuts.remove(everywhere(claimed)).map(changed -> language.say("noticed", changed));
      case KNOWN -> lessons::known;
      case FORGET -> lessons.forget(Optional.of(spoken.label(said.what())));
      case FORGET_ALL -> lessons.forget(Optional.empty());
      case LOOK_AGAIN -> lessons::lookAgain;
      case UNDO -> lessons::undo;
      case QUIET -> manners.answer(Answering.QUIET, "quiet");
      case ON -> manners.answer(Answering.USUAL, "on");
      case ONLY_WHEN_SURE -> manners.answer(Answering.WHEN_SURE, "only.when.sure");
      case SPEAK -> languages.named(said.what()).map(manners::speak).orElse(null);
      case DELETE -> null;
    };
  }

  private static OptOut everywhere(ClaimedEvent claimed) {
    TextPosted text = (TextPosted) claimed.event();
    return new OptOut(text.in().connection(), Optional.empty(), Optional.of(text.by().id()));
  }
}
