package dev.spotter.bot.handle;

import dev.spotter.bot.caption.CommandWords;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.OptOuts;
import io.vertx.core.Future;
import java.util.Optional;

/** Table of the commands. Thread-safe. */
public final class Commands {

  private final OptOuts optOuts;

  /**
   * Creates the table.
   *
   * @param optOuts keeps who wants to be left alone
   */
  public Commands(OptOuts optOuts) {
    this.optOuts = optOuts;
  }

  /** Returns the command that a text is; empty when it is none. */
  Optional<Command> find(TextPosted text) {
    return CommandWords.parse(text.text()).map(this::command);
  }

  private Command command(CommandWords.Command command) {
    return switch (command) {
      case HELP -> text -> Future.succeededFuture(CommandWords.help());
      case IGNORE_ME ->
          text -> optOuts.add(everywhere(text)).map(added -> CommandWords.ignored(added));
      case NOTICE_ME ->
          text -> optOuts.remove(everywhere(text)).map(removed -> CommandWords.noticed(removed));
    };
  }

  private static OptOut everywhere(TextPosted text) {
    return new OptOut(text.in().connection(), Optional.empty(), Optional.of(text.by().id()));
  }
}
