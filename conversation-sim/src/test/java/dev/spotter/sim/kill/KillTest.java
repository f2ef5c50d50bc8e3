package dev.spotter.sim.kill;

import dev.spotter.sim.fault.FaultPlan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bots that are killed. The tests on PostgreSQL need {@code POSTGRES_URL}, see {@code
 * .ci/with-postgres}.
 */
@Tag("kill")
class KillTest extends KillContract {

  @Test
  void oneBotOnAFile() throws Exception {
    assertCaptionsAreInOrder(run("one bot, SQLite", 1, file(), FaultPlan.NONE));
  }

  @Test
  void oneBotOnAFileWhileMuchGoesWrong() throws Exception {
    run("one bot, SQLite, faults", 1, file(), FAULTS);
  }

  @Test
  void twoBotsOnAServer() throws Exception {
    assertCaptionsAreInOrder(run("two bots, PostgreSQL", 2, server(), FaultPlan.NONE));
  }

  @Test
  void twoBotsOnAServerWhileMuchGoesWrong() throws Exception {
    run("two bots, PostgreSQL, faults", 2, server(), FAULTS);
  }

  private String file() {
    return "jdbc:sqlite:" + folder.resolve("inbox.db");
  }

  private static String server() throws Exception {
    return KillDatabase.create(System.getenv("POSTGRES_URL"));
  }
}
