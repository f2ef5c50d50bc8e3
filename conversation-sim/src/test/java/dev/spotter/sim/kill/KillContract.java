package dev.spotter.sim.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.fault.ApiFault;
import dev.spotter.sim.fault.FaultPlan;
import dev.spotter.sim.fault.Probability;
import dev.spotter.sim.fault.WebhookFault;
import dev.spotter.sim.load.LoadReport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing lost, nothing twice, whenever a process is killed. Each test prints its figures.
 *
 * <p>{@code -Dkill.rounds=20 -Dkill.photos=2000 -Dkill.platform=vonage -Dkill.seed=1} are the
 * defaults.
 */
abstract class KillContract {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 20);
  private static final int PHOTOS = Integer.getInteger("kill.photos", 2_000);
  private static final long SEED = Long.getLong("kill.seed", 1);
  private static final String PLATFORM = System.getProperty("kill.platform", "vonage");
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  static final RetryPolicy SOON =
      new RetryPolicy.Doubling(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofHours(6));

  /** Every webhook may come up to three times and out of order; 20 % of calls go wrong. */
  static final FaultPlan FAULTS =
      new FaultPlan(
          SEED,
          Map.of(
              WebhookFault.DUPLICATED, new Probability(0.4),
              WebhookFault.REORDERED, new Probability(0.2),
              WebhookFault.DELAYED, new Probability(0.1),
              WebhookFault.ANSWER_LOST, new Probability(0.2)),
          Map.of(),
          Map.of(
              ApiFault.THROTTLED, new Probability(0.06),
              ApiFault.FAILING, new Probability(0.06),
              ApiFault.HANGING, new Probability(0.04),
              ApiFault.ANSWER_LOST, new Probability(0.04)),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5));

  @TempDir Path folder;

  Map<String, List<String>> run(String what, int bots, String inbox, FaultPlan faults)
      throws Exception {
    return run(what, bots, inbox, faults, List.of());
  }

  /** Others are killed beside the bots. */
  Map<String, List<String>> run(
      String what, int bots, String inbox, FaultPlan faults, List<? extends Victim> others)
      throws Exception {
    try (TestPlatform platform =
        TestPlatform.start(folder, PLATFORM, usual -> usual.withRetry(SOON), faults)) {
      List<BotNode> nodes =
          IntStream.range(0, bots)
              .mapToObj(i -> new BotNode(environment(platform, PLATFORM, inbox), log(i)))
              .toList();
      try {
        platform.simulator().connect(PLATFORM, webhook(platform, nodes)).await();
        KillRounds rounds =
            new KillRounds(
                platform,
                nodes,
                Stream.concat(nodes.stream(), others.stream()).toList(),
                new Random(SEED));
        LoadReport report = rounds.run(ROUNDS, PHOTOS, LONGEST_ROUND, PATIENCE);
        System.out.printf("%s, %s, %d kills: %s%n", what, PLATFORM, ROUNDS, report.toJson());
        assertThat(report.sent()).isEqualTo(PHOTOS);
        assertThat(rounds.missing()).as("lost; " + nodes.get(0).tail()).isEmpty();
        assertThat(report.duplicates()).as("duplicates").isZero();
        assertThat(report.unasked()).as("not asked for").isZero();
        assertThat(report.named()).as("photos that were looked at").isGreaterThan(PHOTOS / 2);
        return rounds.said();
      } finally {
        nodes.forEach(BotNode::close);
      }
    }
  }

  private Path log(int node) {
    return folder.resolve("bot-" + node + ".log");
  }

  private static URI webhook(TestPlatform platform, List<BotNode> nodes) {
    return Balancer.start(platform.vertx(), nodes).webhook(PLATFORM);
  }

  /** Times are short, so that much happens in each of a bot's short lives. */
  static Map<String, String> environment(TestPlatform platform, String name, String inbox) {
    Map<String, String> environment = new HashMap<>(platform.credentials().environment());
    environment.put("SPOTTER_INBOX_URL", inbox);
    environment.put("SPOTTER_INBOX_LEASE", "3s");
    environment.put("SPOTTER_MODEL_BUNDLED", "small");
    environment.put("SPOTTER_CLASSIFIER_CACHE_ENTRIES", "0");
    environment.put("SPOTTER_POST_RATE", "50");
    environment.put("SPOTTER_POST_ATTEMPTS", "200");
    environment.put("SPOTTER_POST_LONGEST_WAIT", "2s");
    String provider = name.replaceFirst("-.*", "").toUpperCase(Locale.ROOT); // both ways of one
    environment.put("SPOTTER_" + provider + "_TIMEOUT", "3s");
    environment.put("SPOTTER_VONAGE_STATUS_WAIT", "30s"); // here statuses queue behind photos
    return environment;
  }

  /**
   * Nobody uploads twice in a conversation, and Ana 0 is always before Ana 1; but where each of
   * them is alone with the bot, nobody waits for another.
   */
  static void assertCaptionsAreInOrder(Map<String, List<String>> said) {
    if (PLATFORM.equals("vonage-messages")) {
      return;
    }
    assertThat(said.values())
        .allSatisfy(
            captions ->
                assertThat(captions.stream().map(KillContract::uploader).toList())
                    .isEqualTo(IntStream.range(0, captions.size()).boxed().toList()));
  }

  private static int uploader(String caption) {
    return Integer.parseInt(caption.split(" ", 3)[1]);
  }
}
