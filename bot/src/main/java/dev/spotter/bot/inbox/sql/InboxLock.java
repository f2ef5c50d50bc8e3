package dev.spotter.bot.inbox.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * Keeps a second bot from answering the uploads of the same file: a lock on {@code FILE.lock},
 * which ends with the process at the latest.
 */
final class InboxLock implements AutoCloseable {

  private final FileChannel channel;

  private InboxLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, making the folder when it is missing.
   *
   * @throws SQLException when another bot holds it, or the folder cannot be written
   */
  static InboxLock take(Path inbox) throws SQLException {
    Path file = inbox.toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file.resolveSibling(file.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new SQLException(
            "another bot is using the inbox " + file + "; stop it, or set another inbox.url");
      }
      return new InboxLock(channel);
    } catch (IOException e) {
      throw new SQLException("the folder of the inbox " + file + " cannot be written", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
