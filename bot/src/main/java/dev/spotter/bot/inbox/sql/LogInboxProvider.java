package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;

/** Service provider of inboxes on a log; a build without the log's client has none. Thread-safe. */
public interface LogInboxProvider {

  /** The log as an operator uses it; blocks. */
  interface Access extends Changelog.History, AutoCloseable {

    /**
     * Writes an entry to the log and waits until the bots have made the change.
     *
     * @throws SQLException when it cannot be written, or no bot makes it
     */
    void append(LogEntry entry) throws SQLException;

    @Override
    void close();
  }

  /** Opens an inbox for a bot; parameters as those of {@link SqlInbox#open}. */
  Future<Inbox> open(
      Vertx vertx,
      InboxUrl.Kafka url,
      InboxOptions options,
      String node,
      Clock clock,
      RandomGenerator random,
      MeterRegistry registry);

  /**
   * Gives an operator access to all partitions. Blocks.
   *
   * @throws SQLException when there are none or they cannot be reached
   */
  Access access(InboxUrl.Kafka url) throws SQLException;

  /**
   * Returns the provider of this build.
   *
   * @throws SQLException when it has none
   */
  static LogInboxProvider find() throws SQLException {
    return ServiceLoader.load(LogInboxProvider.class)
        .findFirst()
        .orElseThrow(
            () ->
                new SQLException(
                    "this jar has no Kafka client: use spotter-bot-kafka.jar (mvn -Pkafka"
                        + " package)"));
  }
}
