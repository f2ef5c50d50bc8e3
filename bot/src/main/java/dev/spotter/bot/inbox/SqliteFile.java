package dev.spotter.bot.inbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/**
 * An open inbox file: its connection, and the lock that keeps a second bot from answering the same
 * uploads. Used on the writer's thread only.
 */
final class SqliteFile implements AutoCloseable {

  static final String SCHEME = "jdbc:sqlite:";

  private final FileChannel lockFile;
  private final Connection connection;

  private SqliteFile(FileChannel lockFile, Connection connection) {
    this.lockFile = lockFile;
    this.connection = connection;
  }

  /**
   * Opens the file at {@code jdbc:sqlite:FILE} with the newest schema.
   *
   * @throws SQLException when it is in use or cannot be used
   */
  static SqliteFile open(String url) throws SQLException {
    Path path = Path.of(url.substring(SCHEME.length())).toAbsolutePath();
    FileChannel lockFile = lock(path);
    try {
      return new SqliteFile(lockFile, connect(SCHEME + path));
    } catch (SQLException e) {
      close(lockFile);
      throw new SQLException("the inbox " + path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      close(lockFile);
    }
  }

  /** A commit is on disk when it returns: write-ahead log, flushed at every commit. */
  private static Connection connect(String url) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(5_000);
    Connection connection = config.createConnection(url);
    try {
      connection.setAutoCommit(false);
      SqliteSchema.migrate(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static FileChannel lock(Path path) throws SQLException {
    Path lockPath = path.resolveSibling(path.getFileName() + ".lock");
    try {
      Files.createDirectories(path.getParent());
      FileChannel channel =
          FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        close(channel);
        throw new SQLException(
            "another bot is using the inbox " + path + "; stop it, or set another inbox.url");
      }
      return channel;
    } catch (IOException e) {
      throw new SQLException("the folder of the inbox " + path + " cannot be written", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static void close(FileChannel channel) throws SQLException {
    try {
      channel.close();
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }
}
