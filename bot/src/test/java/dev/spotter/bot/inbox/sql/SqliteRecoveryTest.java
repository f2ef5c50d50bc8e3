package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.inbox.InboxUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be written for some time. */
class SqliteRecoveryTest extends RecoveryContract {

  @TempDir private Path folder;

  /** The process may write no file beyond its first page, which is as good as a full disk. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void afterAFullDiskEventsAreKeptAgain() throws Exception {
    assertRecovers(
        url(),
        Duration.ofSeconds(3),
        new Fault() {
          @Override
          public void begin() throws Exception {
            limitFileSize("4096");
          }

          @Override
          public void end() throws Exception {
            limitFileSize("unlimited");
          }
        });
  }

  private static void limitFileSize(String bytes) throws Exception {
    String process = String.valueOf(ProcessHandle.current().pid());
    Process prlimit =
        new ProcessBuilder("prlimit", "--pid", process, "--fsize=" + bytes + ":unlimited")
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }

  /** For longer than the bot waits for the lock. */
  @Test
  void afterAnotherProcessLockedTheFileEventsAreKeptAgain() throws Exception {
    try (Connection other = DriverManager.getConnection(url().toString());
        Statement statement = other.createStatement()) {
      assertRecovers(
          url(),
          Duration.ofSeconds(3),
          new Fault() {
            @Override
            public void begin() throws SQLException {
              statement.execute("BEGIN IMMEDIATE");
            }

            @Override
            public void end() throws SQLException {
              statement.execute("ROLLBACK");
            }
          });
    }
  }

  private InboxUrl url() {
    return new InboxUrl.Sqlite(folder.resolve("inbox.db"));
  }
}
