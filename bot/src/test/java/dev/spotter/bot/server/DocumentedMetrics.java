package dev.spotter.bot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds {@code docs/metrics.md} to what is really measured. */
public final class DocumentedMetrics {

  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");

  private DocumentedMetrics() {}

  /** Asserts that the document names every metric of a registry. */
  public static void assertNameAllOf(PrometheusMeterRegistry registry) throws IOException {
    String document = Files.readString(DOCUMENT);
    List<String> names =
        registry.scrape().lines().filter(line -> line.startsWith("# HELP ")).toList();
    assertThat(names)
        .isNotEmpty()
        .allSatisfy(help -> assertThat(document).contains("`" + name(help)));
  }

  private static String name(String help) {
    String name = help.split(" ", -1)[2];
    return name.endsWith("_max") ? name.substring(0, name.length() - "_max".length()) : name;
  }
}
