package dev.spotter.bot.handle;

import dev.spotter.bot.chat.TextPosted;
import io.vertx.core.Future;

/** Something that people can tell the bot in a chat (command pattern). Thread-safe. */
@FunctionalInterface
interface Command {

  /**
   * Does what is asked for. It may run twice for one text, so doing it again changes nothing.
   *
   * @param text what was said, where and by whom
   * @return what to answer
   */
  Future<String> run(TextPosted text);
}
