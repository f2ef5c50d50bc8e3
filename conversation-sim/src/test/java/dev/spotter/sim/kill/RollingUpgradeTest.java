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
 * A bot of this version and one of another on one database, under load: nothing lost, nothing
 * twice. The other is the version before events had kinds, which {@code .ci/old-bot} builds, or a
 * {@link NextVersion}; the database is that of {@code .ci/with-postgres}.
 */
@Tag("kill")
class RollingUpgradeTest {

  private static final Path OLD_BOT = Path.of("../target/old-bot/bot/target/spotter-bot.jar");
  private static final String ONLY_NEXT = "kind = '%s'".formatted(NextVersion.KIND);
  private static final int PHOTOS = Integer.getInteger("upgrade.photos", 300);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final RetryPolicy SOON =
      new RetryPolicy.Doubling(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofHours(1));

  @TempDir private Path folder;

  @Test
  void anOldBotIsJoinedByANewOne() throws Exception {
    assertNothingIsLostOrDoubled(oldBot(), true, "kind IS NULL");
  }

  @Test
  void aNewBotIsJoinedByAnOldOne() throws Exception {
    assertNothingIsLostOrDoubled(oldBot(), false, "kind IS NULL");
  }

  @Test
  void aBotIsJoinedByOneOfTheNextVersion() throws Exception {
    assertNothingIsLostOrDoubled(NextVersion.build(folder), false, ONLY_NEXT);
  }

  @Test
  void oneOfTheNextVersionIsJoinedByABot() throws Exception {
    assertNothingIsLostOrDoubled(NextVersion.build(folder), true, ONLY_NEXT);
  }

  private static List<String> oldBot() {
    assertThat(Files.exists(OLD_BOT)).as("run .ci/old-bot; %s is missing", OLD_BOT).isTrue();
    return List.of("-jar", OLD_BOT.toString());
  }

  /**
   * Plays an upgrade, or the way back.
   *
   * @param program the bot of another version
   * @param otherFirst whether this version's joins it, instead of the other way round
   * @param others what is true of rows of the other version alone
   */
  private void assertNothingIsLostOrDoubled(List<String> program, boolean otherFirst, String others)
      throws Exception {
    String inbox = KillDatabase.create(System.getenv("POSTGRES_URL"));
    try (TestPlatform platform =
            TestPlatform.start(folder, "vonage", usual -> usual.withRetry(SOON), FaultPlan.NONE);
        BotNode other =
            new BotNode(program, environment(platform, inbox), folder.resolve("other.log"));
        BotNode now = new BotNode(environment(platform, inbox), folder.resolve("now.log"))) {
      List<BotNode> nodes = otherFirst ? List.of(other, now) : List.of(now, other);
      platform
          .simulator()
          .connect("vonage", Balancer.start(platform.vertx(), nodes).webhook("vonage"))
          .await();
      KillRounds rounds = new KillRounds(platform, nodes, new Random(1));
      LoadReport report = rounds.replace(nodes.get(0), nodes.get(1), PHOTOS, PATIENCE);
      long foreign = rows(inbox, others);
      System.out.printf(
          "%s version first: %s, %d rows with %s%n",
          otherFirst ? "other" : "this", report.toJson(), foreign, others);

      assertThat(rounds.missing()).as(other.tail() + "\n" + now.tail()).isEmpty();
      assertThat(report.duplicates()).as("duplicates").isZero();
      assertThat(report.unasked()).as("not asked for").isZero();
      assertThat(foreign).isBetween(PHOTOS / 10L, PHOTOS * 9L / 10);
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
