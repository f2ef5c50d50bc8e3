package dev.spotter.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.delivery.RetryPolicy;
import dev.spotter.sim.fault.FaultPlan;
import dev.spotter.sim.fault.MediaFault;
import dev.spotter.sim.fault.Probability;
import dev.spotter.sim.load.Arrivals;
import dev.spotter.sim.load.LoadPictures;
import dev.spotter.sim.load.LoadPlan;
import dev.spotter.sim.load.LoadReport;
import dev.spotter.sim.load.LoadRun;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.EmulationOptions;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.server.Emulators;
import dev.spotter.sim.server.SimulatorOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twice the load that a bot can carry, with a Spotter and its network in this process. What it can
 * carry is bounded from above without any work for the machine: so many uploads in hand, each of
 * them waiting for a slow download.
 */
@Tag("overload")
@Timeout(600)
class OverloadTest {

  private static final int IN_HAND = 4;
  private static final Duration DOWNLOAD = Duration.ofMillis(200);
  private static final double CAPACITY = IN_HAND * 1e3 / DOWNLOAD.toMillis(); // photos a second
  private static final int REFUSAL_MILLIS = 50;

  /** The compiler is busy for about as long with a bot that has just begun. */
  private static final Duration WARM_UP = Duration.ofSeconds(25);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "SPOTTER_INBOX_MAX_DEPTH", "40",
          "SPOTTER_INBOX_MAX_IN_HAND", String.valueOf(IN_HAND),
          "SPOTTER_MODEL_BUNDLED", "small");

  private static final PlatformEmulator VONAGE = Emulators.named("vonage").orElseThrow();

  @TempDir private Path folder;

  @Test
  void refusesWithoutDelayCaptionsWhatItAcceptedAndRecovers() {
    LoadPlan plan =
        new LoadPlan(
            2 * CAPACITY,
            Duration.ofSeconds(40),
            WARM_UP,
            Arrivals.POISSON,
            1,
            80,
            20,
            false,
            Duration.ofMinutes(5),
            Duration.ofSeconds(2));

    LoadReport report = load(plan);
    System.out.printf("%.0f photos a second at most, %s%n", CAPACITY, report.words());

    assertThat(report.refused()).isPositive();
    assertThat(report.refusal().millis(99)).isLessThan(REFUSAL_MILLIS);
    assertThat(report.acknowledged()).isEqualTo(report.sent());
    assertThat(report.lost()).isZero();
    assertThat(report.duplicates()).isZero();
  }

  private LoadReport load(LoadPlan plan) {
    CredentialFolder keys = new CredentialFolder(folder);
    keys.complete(List.of(VONAGE), new SecureRandom());
    SimulatorOptions options =
        SimulatorOptions.local(0, List.of(VONAGE), keys)
            .withDelivery(EmulationOptions.USUAL, OverloadTest::hurry)
            .withFaults(slowDownloads());
    try (LocalSimulator local = LocalSimulator.start(options)) {
      keys.setUrl(List.of(VONAGE), local.simulator().url());
      Map<String, String> environment = new HashMap<>(keys.environment());
      environment.putAll(SETTINGS);
      try (LocalBot bot = LocalBot.start(environment, folder)) {
        local.connect(VONAGE, bot.webhook(VONAGE));
        return LocalSimulator.await(
            LoadRun.start(
                plan,
                LoadPictures.samples("test"),
                local.simulator(),
                local.vertx(),
                System::nanoTime,
                new Random(plan.seed()),
                progress -> {}));
      }
    }
  }

  /** The platform is in a hurry, so that the refused come back while the bot still recovers. */
  private static DeliverySettings hurry(DeliverySettings usual) {
    return usual.withRetry(
        new RetryPolicy.Doubling(
            Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofHours(1)));
  }

  private static FaultPlan slowDownloads() {
    Map<MediaFault, Probability> always = Map.of(MediaFault.SLOW, new Probability(1));
    return new FaultPlan(1L, null, always, null, DOWNLOAD, null, null);
  }
}
