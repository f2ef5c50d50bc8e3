package dev.spotter.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.server.Emulators;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that ship, with a Spotter and its network in this process. */
class ShippedScenariosTest {

  private static final String CAPTION = "\\S+ uploaded a photo( of an? \\w+)?";

  @Test
  void thirtyPhotosGetThirtyCaptionsThoughEachWebhookComesThreeTimes() {
    List<String> lines = run("thirty-photos-three-times.yaml");

    assertThat(lines).filteredOn(line -> line.contains(": [photo ")).hasSize(30);
    assertThat(lines)
        .filteredOn(line -> line.matches("  (Holiday|Pets)  \\S+ Spotter: " + CAPTION))
        .hasSize(30);
    assertThat(lines).last().isEqualTo("Every expectation held.");
  }

  @Test
  void aTextFileGetsACaptionThatSaysOnlyWhatIsKnown() {
    List<String> lines = run("not-a-photo.yaml");

    assertThat(lines)
        .anyMatch(line -> line.matches("  Holiday  \\S+ Spotter: Ana uploaded a photo"));
    assertThat(lines).last().isEqualTo("Every expectation held.");
  }

  @Test
  void severalScenariosRunOneAfterTheOther() {
    assertThat(run("slack-one-photo.yaml", "telegram-photo.yaml"))
        .filteredOn("Every expectation held."::equals)
        .hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("ofPlatforms")
  void everyScenarioOfAPlatformHolds(String scenario) {
    assertThat(run(scenario)).last().isEqualTo("Every expectation held.");
  }

  /** Those whose names begin with a platform's. */
  static List<String> ofPlatforms() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(
              name ->
                  Emulators.names().stream()
                      .anyMatch(emulation -> name.startsWith(emulation + "-")))
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  private static List<String> run(String... scenarios) {
    StringWriter out = new StringWriter();
    Stream<String> files = Stream.of(scenarios).map(file -> Path.of("scenarios", file).toString());
    int code =
        Commands.commandLine()
            .setOut(new PrintWriter(out, true))
            .execute(Stream.concat(Stream.of("run"), files).toArray(String[]::new));
    assertThat(code).as(out.toString()).isZero();
    return out.toString().lines().toList();
  }
}
