package dev.spotter.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.spotter.sim.load.Arrivals;
import dev.spotter.sim.load.LoadPictures;
import dev.spotter.sim.load.LoadPlan;
import dev.spotter.sim.load.LoadReport;
import dev.spotter.sim.load.LoadRun;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.server.Emulators;
import dev.spotter.sim.server.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the alert rules ask for metrics that a running Spotter really has. */
@Timeout(300)
class DashboardTest {

  private static final Path CONFIG = Path.of("..", "config");

  /** What a query names: metrics have an underscore, and so have some functions of PromQL. */
  private static final Pattern NAME = Pattern.compile("[a-z]+(?:_[a-z0-9]+)+");

  private static final Pattern NOT_NAMES = Pattern.compile("\\{[^}]*}|by \\([^)]*\\)|\\[[^]]*]");

  /** Only a bot whose inbox is on Kafka has them; this one's is not. */
  private static final Set<String> OF_KAFKA =
      Set.of("spotter_inbox_fenced_total", "spotter_inbox_log_lag");

  private static final Set<String> FUNCTIONS = Set.of("histogram_quantile");

  private static final PlatformEmulator TELEGRAM = Emulators.named("telegram").orElseThrow();

  @TempDir private Path folder;

  @Test
  void everyQueryNamesMetricsOfARealScrape() throws IOException {
    Set<String> scraped =
        scrape()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toSet());

    assertThat(names(dashboard())).hasSizeGreaterThan(25).isSubsetOf(scraped);
    scraped.addAll(OF_KAFKA);
    assertThat(names(alerts())).hasSizeGreaterThan(5).isSubsetOf(scraped);
  }

  @Test
  void everyPanelAndEveryAlertSaysWhatItIsAbout() throws IOException {
    JsonNode panels = read("grafana/spotter.json").path("panels");
    assertThat(panels)
        .filteredOn(panel -> !panel.path("type").asText().equals("row"))
        .allSatisfy(panel -> assertThat(panel.path("description").asText()).isNotBlank());
    assertThat(read("prometheus/alerts.yaml").path("groups").get(0).path("rules"))
        .allSatisfy(
            rule -> {
              assertThat(rule.path("labels").path("severity").asText()).isIn("page", "ticket");
              assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
              assertThat(rule.path("annotations").path("action").asText()).isNotBlank();
            });
  }

  private static Set<String> names(List<String> queries) {
    return queries.stream()
        .map(query -> NOT_NAMES.matcher(query).replaceAll(""))
        .flatMap(query -> NAME.matcher(query).results().map(MatchResult::group))
        .filter(name -> !FUNCTIONS.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> dashboard() throws IOException {
    return read("grafana/spotter.json").findValuesAsText("expr");
  }

  private static List<String> alerts() throws IOException {
    return read("prometheus/alerts.yaml").findValuesAsText("expr");
  }

  /** JSON is YAML. */
  private static JsonNode read(String file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(CONFIG.resolve(file)));
  }

  /** Has a Spotter caption a photo, and asks what it has measured. */
  private String scrape() {
    CredentialFolder keys = new CredentialFolder(folder);
    keys.complete(List.of(TELEGRAM), new SecureRandom());
    SimulatorOptions options = SimulatorOptions.local(0, List.of(TELEGRAM), keys);
    try (LocalSimulator local = LocalSimulator.start(options)) {
      keys.setUrl(List.of(TELEGRAM), local.simulator().url());
      Map<String, String> environment = new HashMap<>(keys.environment());
      environment.put("SPOTTER_MODEL_BUNDLED", "small");
      try (LocalBot bot = LocalBot.start(environment, folder)) {
        local.connect(TELEGRAM, bot.webhook(TELEGRAM));
        JsonObject report = LocalSimulator.await(photos(local)).toJson();
        assertThat(report.getInteger("lost")).as(report.encode()).isZero();
        WebClient client = WebClient.create(local.vertx());
        String metrics = bot.webhook(TELEGRAM).resolve("/metrics").toString();
        return LocalSimulator.await(client.getAbs(metrics).send()).bodyAsString();
      }
    }
  }

  private static Future<LoadReport> photos(LocalSimulator local) {
    LoadPlan two =
        new LoadPlan(
            2,
            Duration.ofSeconds(1),
            Duration.ZERO,
            Arrivals.EVEN,
            1,
            2,
            1,
            false,
            Duration.ofMinutes(3),
            Duration.ofMillis(100));
    return LoadRun.start(
        two,
        LoadPictures.samples("test"),
        local.simulator(),
        local.vertx(),
        System::nanoTime,
        new Random(1),
        progress -> {});
  }
}
