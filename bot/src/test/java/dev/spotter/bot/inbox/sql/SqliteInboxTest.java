package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.OptOut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  class Events extends InboxEventsContract {

    @Override
    InboxUrl url() {
      return new InboxUrl.Sqlite(folder.resolve("events.db"));
    }

    @Override
    void advance(Duration duration) {
      clock.advance(duration);
    }

    @Override
    void execute(String sql) {
      run(url(), sql);
    }

    @Test
    void nothingOfWhoOptedOutIsInTheFile() throws Exception {
      inbox.optOuts().add(new OptOut("chat", Optional.of("CON-9"), Optional.empty())).await();
      TestEvents.append(inbox, List.of(opted("CON-9"), opted("CON-8"))).await();
      assertThat(bytes()).contains("http://picture/CON-8").doesNotContain("http://picture/CON-9");
      inbox.close().await();
      assertThat(bytes()).contains("http://picture/CON-8").doesNotContain("http://picture/CON-9");
      inbox = openAs("node-2");
    }

    @Test
    void wordsThatWereFinishedAreNotInTheFileAnyMore() throws Exception {
      inbox.append(List.of(TestEvents.text("chat", "a", "CON-1", "MEM-1", "a secret"))).await();
      assertThat(bytes()).contains("a secret");
      inbox.done(inbox.claim(Lane.WORDS, PLATFORMS, 1).await().get(0)).await();
      inbox.close().await();
      assertThat(bytes()).doesNotContain("a secret");
      inbox = openAs("node-2");
    }

    private PhotosPosted opted(String conversation) {
      Picture picture =
          new Picture(
              List.of(
                  new Picture.Rendition(
                      "http://picture/" + conversation, Optional.empty(), Optional.empty())),
              Optional.empty());
      return TestEvents.photos(
          "chat", "key", conversation, "7", "MEM-1", Optional.empty(), List.of(picture));
    }

    /** Returns the file with its write-ahead log. */
    private String bytes() throws IOException {
      StringBuilder all = new StringBuilder();
      for (String end : List.of("", "-wal")) {
        Path file = folder.resolve("events.db" + end);
        if (Files.exists(file)) {
          all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
      return all.toString();
    }
  }

  @Nested
  class Taught extends InboxLessonsContract {

    @Override
    InboxUrl url() {
      return new InboxUrl.Sqlite(folder.resolve("lessons.db"));
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
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFileOfTheVersionBeforeIsTakenOver() throws SQLException {
    String photo = EventJson.write(upload("CON-1", "old"));
    inbox.close().await();
    InboxUrl.Sqlite old = new InboxUrl.Sqlite(folder.resolve("old.db"));
    for (int i = 1; i <= 4; i++) {
      run(old, script("sqlite-" + i + ".sql"));
    }
    run(
        old,
        """
        INSERT INTO inbox (id, platform, dedupe_key, conversation, upload, state, next_attempt_at,
          received_at, updated_at)
        VALUES (7, 'chat', 'CON-1old', 'CON-1', '%s', 'RECEIVED', 0, 0, 0),
          (9, 'chat', 'removed', 'CON-1', '', 'POSTED', 0, 0, 0);
        DELETE FROM inbox WHERE id = 9;
        PRAGMA user_version = 4\
        """
            .formatted(photo));

    inbox = open("node-2", old, OPTIONS).await();
    assertThat(store("CON-1", "old")).isEmpty();
    assertThat(store("CON-1", "new").get(0)).isGreaterThan(9);
    assertThat(claimOne().event()).isEqualTo(upload("CON-1", "old"));
  }

  private static String script(String name) {
    try (InputStream script = Migrations.class.getResourceAsStream(name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
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
