package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.inbox.InboxRow;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.sql.InboxAdmin;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Photos that bring the bot down whenever it looks at them. */
class PoisonTest extends VonageBot {

  @Test
  void aPhotoThatEndedEveryAttemptIsAnsweredUnseenAndTheRowSaysWhy() throws Exception {
    deliver(image("dog"));
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo of a dog");
    bot.stop().await();
    asIfEachAttemptHadEndedTheProcess();

    recogniser.gate = Promise.<Void>promise().future();
    bot = startBot(Map.of("SPOTTER_INBOX_MAX_LOOKS", "3"));
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo");
    bot.stop().await();
    InboxRow row = row();
    assertThat(row.state()).isEqualTo(InboxState.POSTED);
    assertThat(row.attempts()).isEqualTo(4);
    assertThat(row.unnamed()).contains("3 attempts to look at it came to no result");
  }

  @Test
  void whyAPhotoCouldNotBeReadStandsInItsRow() throws Exception {
    deliver(image("no picture"));
    assertThat(nextPost()).isEqualTo("Ana uploaded a photo");
    bot.stop().await();
    assertThat(row().unnamed()).contains("the file is no JPEG, PNG, GIF, WebP or BMP image");
  }

  private void asIfEachAttemptHadEndedTheProcess() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE event SET state = 'RECEIVED', answer = NULL, reply = NULL, attempts = 3,"
              + " finished_at = NULL, next_attempt_at = 0, claimed_by = NULL");
    }
  }

  private InboxRow row() throws SQLException {
    try (InboxAdmin desk = InboxAdmin.open(InboxUrl.parse(url()))) {
      return desk.show(1).orElseThrow();
    }
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("inbox.db");
  }
}
