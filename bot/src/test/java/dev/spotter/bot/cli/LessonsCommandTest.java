package dev.spotter.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.sql.SqlInbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code lessons} on the file of a bot that was taught. */
@Timeout(60)
class LessonsCommandTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  private final Map<String, String> environment =
      new HashMap<>(Map.of("SPOTTER_MODEL_BUNDLED", "small"));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void teach() {
    Vertx vertx = Vertx.vertx();
    InboxOptions options =
        new InboxOptions(100, 1, new GroupWait(HOUR, HOUR), new RateLimit(1, 9), HOUR, HOUR);
    Inbox inbox =
        SqlInbox.open(
                vertx,
                new InboxUrl.Sqlite(folder.resolve("inbox.db")),
                options,
                "node",
                Clock.systemUTC(),
                new Random(1),
                new SimpleMeterRegistry())
            .await();
    inbox
        .lessons()
        .keep(
            List.of(
                new Lesson(
                    new EventId("slack", "k"),
                    0,
                    new Conversation("slack", "C1"),
                    new Lesson.Source("U1", "U2", "7.1", 0),
                    new Lesson.Statement("Rex", "Rex", true, Optional.of("dog")),
                    "model-1",
                    new float[] {0.5f, -2})),
            List.of())
        .await();
    inbox.close().await();
    vertx.close().await();
  }

  @Test
  void lessonsAreListedExportedAndForgotten() {
    assertThat(run("list", "--platform", "slack")).isZero();
    assertThat(said()).isEqualTo("1 slack C1: Rex (dog), taught by U1 on photo 7.1\n");
    assertThat(run("list", "--platform", "slack", "--json")).isZero();
    assertThat(said()).contains("\"label\":\"Rex\"").doesNotContain("features");
    assertThat(run("export", "--platform", "slack")).isZero();
    assertThat(said()).contains("\"model\":\"model-1\"", "\"features\":[0.5,-2.0]");

    assertThat(run("forget", "--platform", "slack", "--label", "Bello")).isZero();
    assertThat(said()).isEqualTo("0 forgotten\n");
    assertThat(run("forget", "--platform", "slack", "--member", "U2")).isZero();
    assertThat(said()).isEqualTo("1 forgotten\n");
    assertThat(run("list", "--platform", "slack")).isZero();
    assertThat(said()).isEqualTo("There are none.\n");
  }

  @Test
  void lessonsAreAcceptedAndRejected() {
    assertThat(run("accept", "1", "99")).isZero();
    assertThat(said()).isEqualTo("1 accepted\n");
    assertThat(run("list", "--platform", "slack")).isZero();
    assertThat(said()).startsWith("1 accepted slack C1: Rex (dog)");
    assertThat(run("reject", "--all")).isZero();
    assertThat(said()).isEqualTo("0 rejected\n"); // nothing is open any more
    assertThat(run("reject", "1")).isZero();
    assertThat(said()).isEqualTo("1 rejected\n");
    assertThat(run("export", "--platform", "slack")).isZero();
    assertThat(said()).contains("\"review\":\"REJECTED\"", "\"number\":1");
    assertThat(run("accept")).isEqualTo(2);
    assertThat(err.toString()).contains("Give their numbers, or --all");
  }

  @Test
  void whatWasExportedIsImportedOnce() throws IOException {
    assertThat(run("export", "--platform", "slack")).isZero();
    Path file = Files.writeString(folder.resolve("lessons.jsonl"), said() + "\n");
    assertThat(run("import", file.toString())).isZero();
    assertThat(said()).isEqualTo("0 kept\n");
    assertThat(run("forget", "--platform", "slack", "--all")).isZero();
    said();
    assertThat(run("import", file.toString())).isZero();
    assertThat(said()).isEqualTo("1 kept\n");
    assertThat(run("list", "--platform", "slack")).isZero();
    assertThat(said()).contains("slack C1: Rex (dog), taught by U1 on photo 7.1");

    Files.writeString(file, "{\"platform\": \"slack\"}\n");
    assertThat(run("import", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("lessons.jsonl, line 1 is no lesson: it has no \"key\"");
  }

  @Test
  void aConversationIsTaughtFromAFolder() throws IOException {
    Path pets = Files.createDirectories(folder.resolve("pets"));
    picture(pets.resolve("Rex/1.png"), Color.RED);
    picture(pets.resolve("Rex/2.png"), Color.BLUE);
    picture(pets.resolve("cat/1.png"), Color.GREEN);
    Files.writeString(pets.resolve("Rex/notes.jpg"), "no picture");
    String[] teach = {
      "teach", "--platform", "slack", "--conversation", "C2", "--folder", pets.toString()
    };

    assertThat(run(teach)).isZero();
    assertThat(said()).isEqualTo("3 of 3 kept\n");
    assertThat(err.toString()).contains("left out: ", "notes.jpg");
    assertThat(run("list", "--platform", "slack", "--conversation", "C2")).isZero();
    assertThat(said()).contains("C2: Rex", "C2: cat").contains("taught by operator");
    assertThat(run(teach)).isZero();
    assertThat(said()).isEqualTo("0 of 3 kept\n");

    environment.put("SPOTTER_LEARN_MAX_LESSONS", "2");
    picture(pets.resolve("Rex/3.png"), Color.GRAY);
    assertThat(run(teach)).isEqualTo(2);
    assertThat(err.toString()).contains("more than learn.max-lessons, 2");
    assertThat(run("teach", "--platform", "slack", "--folder", pets.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("Which conversation? Give --conversation.");
  }

  private static void picture(Path file, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillOval(5, 5, 30, 30);
    graphics.dispose();
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void whatIsNotClearIsAskedFor() {
    assertThat(run("forget", "--platform", "slack")).isEqualTo(2);
    assertThat(err.toString()).contains("Which?");
    assertThat(run("list", "--platform", "icq")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no platform icq");
  }

  private int run(String... arguments) {
    environment.put("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("inbox.db"));
    return new CommandLine(new LessonsCommand(environment))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String said() {
    String all = out.toString();
    out.getBuffer().setLength(0);
    return all;
  }
}
