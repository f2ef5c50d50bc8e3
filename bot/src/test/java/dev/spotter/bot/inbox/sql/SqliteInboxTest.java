package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.InboxUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inbox in a file. */
class SqliteInboxTest extends InboxRowsContract {

  @TempDir private Path folder;

  @Override
  InboxUrl url() {
    return new InboxUrl.Sqlite(folder.resolve("inbox.db"));
  }

  @Override
  void advance(Duration duration) {
    clock.advance(duration);
  }

  @Nested
  class Groups extends InboxGroupContract {

    @Override
    InboxUrl url() {
      return new InboxUrl.Sqlite(folder.resolve("groups.db"));
    }

    @Override
    void advance(Duration duration) {
      clock.advance(duration);
    }

    @Override
    void execute(String sql) {
      run(url(), sql);
    }
  }

  @Test
  void aRowIsAsOldAsTheClockSays() {
    store("CON-1", "a");
    assertThat(claimOne().receivedAt()).isEqualTo(clock.instant());
  }

  @Test
  void theNextStartNeedNotWaitForTheLeasesOfAProcessThatWasKilled() throws Exception {
    store("CON-1", "a");
    posting(claimOne());
    inbox.close().await();

    inbox = openAs("node-2");
    assertThat(claimOne().state()).isEqualTo(InboxState.POSTING);
  }

  @Test
  void aSecondUserOfTheFileIsRefused() {
    assertThatThrownBy(() -> openAs("node-2"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("another bot is using the inbox");
  }

  @Test
  void aFileOfANewerVersionIsRefused() {
    inbox.close().await();
    execute("PRAGMA user_version = 1000");
    assertThatThrownBy(() -> openAs("node-2")).hasMessageContaining("newer version");

    execute("PRAGMA user_version = " + Migrations.newest(new SqliteDialect(clock)));
    inbox = openAs("node-2");
  }

  @Override
  void execute(String sql) {
    run(url(), sql);
  }

  private static void run(InboxUrl url, String sql) {
    try (Connection connection = DriverManager.getConnection(url.toString());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() {
    InboxUrl nowhere = InboxUrl.parse("jdbc:sqlite:/proc/none/inbox.db");
    assertThatThrownBy(() -> open("node-2", nowhere, OPTIONS).await())
        .hasMessageContaining("/proc/none/inbox.db");
  }
}
