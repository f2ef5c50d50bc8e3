package dev.spotter.bot.handle;

import dev.spotter.bot.caption.CommandWords;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.OptOuts;
import io.vertx.core.Future;
import java.util.Optional;

/** Table of the commands. Thread-safe. */
public final class Commands {

  private final OptOuts optOuts;
  private final LessonCommands lessons;

  /**
   * Creates the table.
   *
   * @param optOuts keeps who wants to be left alone
   * @param lessons what concerns lessons
   */
  public Commands(OptOuts optOuts, LessonCommands lessons) {
    this.optOuts = optOuts;
    this.lessons = lessons;
  }

  /** Returns the command that a text is; empty when it is none. */
  Optional<Command> find(TextPosted text) {
    return CommandWords.parse(text.text()).map(this::command);
  }

  private Command command(CommandWords.Command command) {
    return switch (command) {
      case HELP -> (platform, claimed) -> Future.succeededFuture(CommandWords.help());
      case IGNORE_ME ->
          (platform, claimed) -> optOuts.add(everywhere(claimed)).map(CommandWords::ignored);
      case NOTICE_ME ->
          (platform, claimed) -> optOuts.remove(everywhere(claimed)).map(CommandWords::noticed);
      case KNOWN -> lessons::known;
      case FORGET, FORGET_ALL -> lessons::forget;
      case LOOK_AGAIN -> lessons::lookAgain;
      case UNDO -> lessons::undo;
    };
  }

  private static OptOut everywhere(ClaimedEvent claimed) {
    TextPosted text = (TextPosted) claimed.event();
    return new OptOut(text.in().connection(), Optional.empty(), Optional.of(text.by().id()));
  }
}
