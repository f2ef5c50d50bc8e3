package dev.spotter.sim.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.fault.FaultPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people teach survives {@code kill -9} at any moment, is answered once, and stays in its
 * conversation, on one bot and on two.
 *
 * <p>{@code -Dkill.lessons=120 -Dkill.rounds=20} are the defaults.
 */
@Tag("kill")
class LessonsKillTest {

  private static final int LESSONS = Integer.getInteger("kill.lessons", 120);
  private static final int KILLS = Integer.getInteger("kill.rounds", 20);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  @Test
  void oneBotOnAFile() throws Exception {
    run("one bot, SQLite", 1, "jdbc:sqlite:" + folder.resolve("inbox.db"), FaultPlan.NONE);
  }

  @Test
  void twoBotsOnAServerWhileMuchGoesWrong() throws Exception {
    String inbox = KillDatabase.create(System.getenv("POSTGRES_URL"));
    run("two bots, PostgreSQL, faults", 2, inbox, KillContract.FAULTS);
    assertThat(KillDatabase.number(inbox, "SELECT count(*) FROM lesson")).isEqualTo(LESSONS);
  }

  private void run(String what, int bots, String inbox, FaultPlan faults) throws Exception {
    try (TestPlatform platform =
        TestPlatform.start(folder, "slack", usual -> usual.withRetry(KillContract.SOON), faults)) {
      List<BotNode> nodes =
          IntStream.range(0, bots)
              .mapToObj(
                  i ->
                      new BotNode(
                          KillContract.environment(platform, "slack", inbox),
                          folder.resolve("bot-" + i + ".log")))
              .toList();
      try {
        platform
            .simulator()
            .connect("slack", Balancer.start(platform.vertx(), nodes).webhook("slack"))
            .await();
        LessonKills kills = new LessonKills(platform, nodes, new Random(1), LESSONS, PATIENCE);
        kills.run(KILLS);
        assertThat(IntStream.range(0, LESSONS).boxed())
            .as(nodes.get(0).tail())
            .allSatisfy(i -> assertTaughtOnce(kills.said(i), LessonKills.name(i)));
        System.out.printf("%s: %d lessons, %d kills, all known%n", what, LESSONS, KILLS + 1);
      } finally {
        nodes.forEach(BotNode::close);
      }
    }
  }

  /** The first caption is edited, the lesson answered, and the photo known when it comes again. */
  private static void assertTaughtOnce(List<String> said, String name) {
    String caption = "Ana uploaded a photo of " + name;
    assertThat(said).hasSize(3);
    assertThat(said.get(0)).isEqualTo(caption);
    assertThat(said.get(1)).contains(name);
    assertThat(said.get(2)).isEqualTo(caption);
  }
}
