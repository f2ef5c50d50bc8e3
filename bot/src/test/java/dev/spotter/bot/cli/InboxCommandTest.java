package dev.spotter.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.SettableClock;
import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.sql.SqlInbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code inbox} on the file of a bot that runs. */
@Timeout(60)
class InboxCommandTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<String> PLATFORMS = Set.of("chat");

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock(Clock.systemUTC().instant());
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Inbox inbox;

  @BeforeEach
  void open() {
    InboxOptions options =
        new InboxOptions(
            100, 1, new GroupWait(HOUR, HOUR), new RateLimit(1, 9), HOUR, Duration.ofDays(30));
    inbox =
        SqlInbox.open(
                vertx, url(), options, "node", clock, new Random(1), new SimpleMeterRegistry())
            .await();
  }

  @AfterEach
  void close() {
    inbox.close().await();
    vertx.close().await();
  }

  @Test
  void helpShowsExamples() {
    assertThat(run("inbox", "--help")).isZero();
    assertThat(out.toString()).contains("inbox list --state GAVE_UP", "list", "retry", "purge");
    assertThat(run("inbox", "retry", "--help")).isZero();
    assertThat(out.toString()).contains("--given-up", "--anew");
  }

  @Test
  void listShowsTheNewestFirstAndOnlyWhatIsAskedFor() {
    store("CON-1");
    gaveUp("CON-2", "403 from the platform");

    assertThat(run("inbox", "list")).isZero();
    assertThat(out.toString().lines())
        .hasSize(3)
        .last()
        .asString()
        .contains("CON-1", "RECEIVED", "chat");
    out.getBuffer().setLength(0);
    assertThat(run("inbox", "list", "--state", "gave_up", "--json")).isZero();
    JsonObject row = new JsonObject(out.toString());
    assertThat(row.getString("reason")).isEqualTo("403 from the platform");
    assertThat(row.getJsonObject("upload").getString("conversation")).isEqualTo("CON-2");
  }

  @Test
  void listSaysWhenThereIsNothing() {
    assertThat(run("inbox", "list", "--platform", "none")).isZero();
    assertThat(out.toString()).contains("No such events.");
  }

  @Test
  void showTellsAllOfOneUpload() {
    long id = store("CON-1");
    assertThat(run("inbox", "show", String.valueOf(id))).isZero();
    assertThat(out.toString())
        .contains("conversation   CON-1", "state          RECEIVED", "upload");
    assertThat(run("inbox", "show", "999")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no event 999");
  }

  @Test
  void retryMakesGivenUpUploadsDueAndLeavesAnsweredAndBusyOnesAlone() {
    long hopeless = gaveUp("CON-1", "no");
    long answered = store("CON-2");
    inbox.posted(TestEvents.claimed(answered), "1").await();
    long busy = store("CON-3");
    claim();

    int code = run("inbox", "retry", "" + hopeless, "" + answered, "" + busy, "999");
    assertThat(code).isEqualTo(1);
    assertThat(out.toString())
        .contains(hopeless + " is due now", answered + " is answered already")
        .contains(busy + " is being answered now", "999 is not there");
    assertThat(claim()).extracting(ClaimedEvent::row).containsExactly(hopeless);
  }

  @Test
  void retryLooksForACaptionThatMayBeThereUnlessItIsToldNotTo() {
    long id = store("CON-1");
    inbox.posting(claim().get(0), "Ana uploaded a photo", Optional.empty()).await();
    inbox.giveUp(TestEvents.claimed(id), "no").await();

    assertThat(run("inbox", "retry", "--given-up")).isZero();
    ClaimedEvent again = claim().get(0);
    assertThat(again.state()).hasToString("POSTING");
    assertThat(again.attempts()).isEqualTo(1);
    inbox.giveUp(TestEvents.claimed(id), "no").await();
    assertThat(run("inbox", "retry", "--given-up", "--anew")).isZero();
    ClaimedEvent anew = claim().get(0);
    assertThat(anew.state()).hasToString("RECEIVED");
    assertThat(anew.answer()).isEmpty();
  }

  @Test
  void retryOfNothingSaysWhatIsMissing() {
    assertThat(run("inbox", "retry")).isEqualTo(2);
    assertThat(out.toString()).contains("Give numbers, or --given-up");
    assertThat(run("inbox", "retry", "--given-up")).isZero();
    assertThat(out.toString()).contains("None was given up.");
  }

  @Test
  void purgeRemovesWhatWasFinishedLongAgo() {
    long old = gaveUp("CON-1", "no");
    long open = store("CON-2");
    clock.advance(Duration.ofDays(-8));
    long older = gaveUp("CON-3", "no");

    assertThat(run("inbox", "purge", "--older-than", "7d", "--dry-run")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("1 removable");
    assertThat(run("inbox", "purge", "--older-than", "7d", "--json")).isZero();
    assertThat(out.toString()).contains("{\"removed\":1}");
    assertThat(run("inbox", "show", "" + older)).isEqualTo(1);
    assertThat(run("inbox", "show", "" + old)).isZero();
    assertThat(run("inbox", "show", "" + open)).isZero();
  }

  @Test
  void anInboxThatIsNotThereIsNotMade() {
    int code = run(Map.of("SPOTTER_INBOX_URL", "jdbc:sqlite:" + folder.resolve("x.db")), "list");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("there is no inbox").doesNotContain("Exception");
    assertThat(folder.resolve("x.db")).doesNotExist();
  }

  private int run(String... arguments) {
    List<String> all = List.of(arguments);
    return run(
        Map.of("SPOTTER_INBOX_URL", url().toString()),
        all.subList(1, all.size()).toArray(String[]::new));
  }

  private int run(Map<String, String> environment, String... arguments) {
    CommandLine command =
        BotCommand.withHandlers(new CommandLine(new InboxCommand(environment)))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private InboxUrl url() {
    return new InboxUrl.Sqlite(folder.resolve("inbox.db"));
  }

  private List<ClaimedEvent> claim() {
    return inbox.claim(Lane.PHOTOS, PLATFORMS, 10).await();
  }

  private long gaveUp(String conversation, String reason) {
    long id = store(conversation);
    inbox.claim(Lane.PHOTOS, PLATFORMS, 10).await();
    inbox.giveUp(TestEvents.claimed(id), reason).await();
    return id;
  }

  private long store(String conversation) {
    PhotosPosted upload =
        TestEvents.photos(
            "chat", conversation, conversation, "1", "MEM", Optional.empty(), List.of());
    return TestEvents.append(inbox, List.of(upload)).await().get(0);
  }
}
