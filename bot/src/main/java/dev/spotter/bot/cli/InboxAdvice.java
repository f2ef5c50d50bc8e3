package dev.spotter.bot.cli;

import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.platform.Finding;

/** What {@code doctor} advises where the inbox cannot be opened. Stateless. */
final class InboxAdvice {

  private InboxAdvice() {}

  /**
   * Returns the finding that an inbox cannot be used.
   *
   * @param url which
   * @param reason why it could not be opened
   */
  static Finding closed(InboxUrl url, String reason) {
    if (reason.contains("another bot is using")) {
      return Finding.doubtful(reason, "nothing, if that is the bot you mean; else stop it");
    }
    if (reason.contains("native library")) {
      return Finding.wrong(
          reason, "change the machine's settings as said; the inbox is not to blame");
    }
    if (url instanceof InboxUrl.Kafka) {
      return reason.contains("there is no inbox")
          ? Finding.doubtful(reason, "nothing, if no bot has used it yet: the first one makes it")
          : Finding.wrong(
              reason,
              "see that the brokers run, and that inbox.url names them, and the user and password"
                  + " if they want any");
    }
    return Finding.wrong(
        reason,
        url instanceof InboxUrl.Postgres
            ? "see that the server runs, and that inbox.url names its host, database, user and"
                + " password"
            : "set inbox.url to a file in a folder that can be written");
  }
}
