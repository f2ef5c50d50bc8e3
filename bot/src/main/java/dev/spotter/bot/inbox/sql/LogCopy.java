package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.InboxUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * An operator's copy of the rows of all partitions of a log, in a file that is removed afterwards.
 *
 * @param log where the rows come from, and where changes go
 * @param folder holds the file
 */
record LogCopy(LogInboxProvider.Access log, Path folder) implements AutoCloseable {

  /** Makes a copy; it is to be filled. */
  static LogCopy of(InboxUrl.Kafka url) throws SQLException {
    LogInboxProvider.Access log = LogInboxProvider.find().access(url);
    try {
      return new LogCopy(log, Files.createTempDirectory("spotter-inbox"));
    } catch (IOException e) {
      log.close();
      throw new SQLException("the folder for temporary files cannot be written", e);
    }
  }

  InboxUrl.Sqlite url() {
    return new InboxUrl.Sqlite(folder.resolve("copy.db"));
  }

  void fill(Connection connection, Dialect dialect) throws SQLException {
    Migrations.apply(connection, dialect);
    Replication.fill(connection, log);
  }

  @Override
  public void close() {
    log.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
