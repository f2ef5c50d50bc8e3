package dev.spotter.bot.handle;

import dev.spotter.bot.caption.Language;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.platform.Platform;
import io.vertx.core.Future;
import java.util.Optional;

/** Something that people can tell the bot in a chat (command pattern). Thread-safe. */
@FunctionalInterface
interface Command {

  /**
   * Does what is asked for. It may run twice for one text, so doing it again changes nothing.
   *
   * @param platform where it was said
   * @param claimed the text, what was said and by whom
   * @param language to answer in
   * @return what to answer; empty when what was done says it all
   */
  Future<Optional<String>> run(Platform platform, ClaimedEvent claimed, Language language);

  /** Something that is always answered. */
  @FunctionalInterface
  interface Answered {
    /** Does what is asked for, as {@link Command#run}. */
    Future<String> run(Platform platform, ClaimedEvent claimed, Language language);
  }

  /** Returns a command that is always answered. */
  static Command of(Answered command) {
    return (platform, claimed, language) ->
        command.run(platform, claimed, language).map(Optional::of);
  }
}
