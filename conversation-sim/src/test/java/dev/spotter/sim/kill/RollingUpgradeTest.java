package dev.spotter.sim.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.fault.FaultPlan;
import dev.spotter.sim.load.LoadReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bot of the version before events had kinds and one of this version on one database, under load:
 * nothing lost, nothing twice. {@code .ci/old-bot} builds the former; the database is that of
 * {@code .ci/with-postgres}.
 */
@Tag("kill")
class RollingUpgradeTest {

  private static final Path OLD_BOT = Path.of("../target/old-bot/bot/target/spotter-bot.jar");
  private static final int PHOTOS = Integer.getInteger("upgrade.photos", 300);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final RetryPolicy SOON =
      new RetryPolicy.Doubling(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofHours(1));

  @TempDir private Path folder;

  @Test
  void anOldBotIsJoinedByANewOne() throws Exception {
    assertNothingIsLostOrDoubled(true);
  }

  @Test
  void aNewBotIsJoinedByAnOldOne() throws Exception {
    assertNothingIsLostOrDoubled(false);
  }

  private void assertNothingIsLostOrDoubled(boolean oldFirst) throws Exception {
    assertThat(Files.exists(OLD_BOT)).as("run .ci/old-bot; %s is missing", OLD_BOT).isTrue();
    String inbox = KillDatabase.create(System.getenv("POSTGRES_URL"));
    try (TestPlatform platform =
            TestPlatform.start(folder, "vonage", usual -> usual.withRetry(SOON), FaultPlan.NONE);
        BotNode old =
            new BotNode(
                List.of("-jar", OLD_BOT.toString()),
                environment(platform, inbox),
                folder.resolve("old.log"));
        BotNode now = new BotNode(environment(platform, inbox), folder.resolve("new.log"))) {
      List<BotNode> nodes = oldFirst ? List.of(old, now) : List.of(now, old);
      platform
          .simulator()
          .connect("vonage", Balancer.start(platform.vertx(), nodes).webhook("vonage"))
          .await();
      KillRounds rounds = new KillRounds(platform, nodes, new Random(1));
      LoadReport report = rounds.replace(nodes.get(0), nodes.get(1), PHOTOS, PATIENCE);
      long legacy = rows(inbox, "kind IS NULL");
      System.out.printf(
          "%s first: %s, %d rows of the old bot%n",
          oldFirst ? "old" : "new", report.toJson(), legacy);

      assertThat(rounds.missing()).as(old.tail() + "\n" + now.tail()).isEmpty();
      assertThat(report.duplicates()).as("duplicates").isZero();
      assertThat(report.unasked()).as("not asked for").isZero();
      assertThat(legacy).isBetween(PHOTOS / 10L, PHOTOS * 9L / 10);
      assertThat(rows(inbox, "TRUE")).isEqualTo(PHOTOS);
      assertThat(rows(inbox, "state = 'POSTED'")).isEqualTo(PHOTOS);
    }
  }

  private static long rows(String inbox, String condition) throws Exception {
    return KillDatabase.number(inbox, "SELECT count(*) FROM event WHERE " + condition);
  }

  private static Map<String, String> environment(TestPlatform platform, String inbox) {
    Map<String, String> environment = new HashMap<>(platform.credentials().environment());
    environment.put("SPOTTER_INBOX_URL", inbox);
    environment.put("SPOTTER_INBOX_LEASE", "3s");
    environment.put("SPOTTER_MODEL_BUNDLED", "small");
    environment.put("SPOTTER_POST_RATE", "50");
    environment.put("SPOTTER_POST_ATTEMPTS", "200");
    environment.put("SPOTTER_POST_LONGEST_WAIT", "2s");
    return environment;
  }
}
