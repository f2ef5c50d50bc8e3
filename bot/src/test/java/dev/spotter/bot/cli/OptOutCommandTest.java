package dev.spotter.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.sql.SqlInbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code opt-out} on the file of a bot that has run. */
@Timeout(60)
class OptOutCommandTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeAnInbox() {
    Vertx vertx = Vertx.vertx();
    InboxOptions options =
        new InboxOptions(100, 1, new GroupWait(HOUR, HOUR), new RateLimit(1, 9), HOUR, HOUR);
    SqlInbox.open(
            vertx,
            new InboxUrl.Sqlite(folder.resolve("inbox.db")),
            options,
            "node",
            Clock.systemUTC(),
            new Random(1),
            new SimpleMeterRegistry())
        .await()
        .close()
        .await();
    vertx.close().await();
  }

  @Test
  void optOutsAreAddedListedAndRemoved() {
    assertThat(run("list")).isZero();
    assertThat(said()).isEqualTo("There are none.\n");

    assertThat(run("add", "--platform", "slack", "--member", "U1")).isZero();
    assertThat(said()).isEqualTo("Photos by U1 on slack are left alone from now on\n");
    assertThat(run("add", "--platform", "slack", "--member", "U1")).isZero();
    assertThat(said()).contains("were left alone before");
    assertThat(run("add", "--platform", "vonage", "--conversation", "C1", "--member", "U1"))
        .isZero();

    said();
    assertThat(run("list")).isZero();
    assertThat(said()).isEqualTo("Photos by U1 on slack\nPhotos by U1 in C1 on vonage\n");
    assertThat(run("list", "--json")).isZero();
    assertThat(said()).contains("{\"platform\":\"slack\",\"member\":\"U1\"}");

    assertThat(run("remove", "--platform", "slack", "--member", "U1")).isZero();
    assertThat(said()).contains("are looked at again");
    assertThat(run("remove", "--platform", "slack", "--member", "U1")).isEqualTo(1);
    assertThat(said()).contains("were not left alone");
  }

  @Test
  void whoIsMeantHasToBeSaid() {
    assertThat(run("add", "--platform", "slack")).isEqualTo(2);
    assertThat(err.toString()).contains("Whose? Give --conversation, --member or both.");
    assertThat(run("add", "--member", "U1")).isEqualTo(2);
    assertThat(err.toString()).contains("--platform");
    assertThat(run("add", "--platform", "slck", "--member", "U1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no platform slck;")
        .contains("there are matrix, slack, telegram, vonage, vonage-messages.");
  }

  @Test
  void theConfigurationIsNamedBeforeOrAfterTheSubcommand() throws IOException {
    Path config = folder.resolve("spotter.yaml");
    Files.writeString(config, "inbox:\n  url: " + url() + "\n");
    assertThat(run(Map.of(), "list", "--config", config.toString())).isZero();
    assertThat(run(Map.of(), "--config", config.toString(), "list")).isZero();
    assertThat(said()).isEqualTo("There are none.\nThere are none.\n");
    assertThat(run(Map.of(), "list", "--config", folder.resolve("none").toString())).isPositive();
  }

  @Test
  void helpShowsExamples() {
    assertThat(run("--help")).isZero();
    assertThat(said()).contains("opt-out add --platform slack --member", "list", "remove");
  }

  private int run(String... arguments) {
    return run(Map.of("SPOTTER_INBOX_URL", url()), arguments);
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("inbox.db");
  }

  private int run(Map<String, String> environment, String... arguments) {
    return BotCommand.withHandlers(new CommandLine(new OptOutCommand(environment)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Returns what was said since the last call. */
  private String said() {
    String said = out.toString().replace(System.lineSeparator(), "\n");
    out.getBuffer().setLength(0);
    return said;
  }
}
