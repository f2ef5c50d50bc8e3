package dev.spotter.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What systemd itself says of {@code config/spotter.service}. */
@Tag("environments")
@Timeout(60)
class SystemdUnitTest {

  private static final String ANALYZE = "/usr/bin/systemd-analyze";
  private static final String UNIT = "../config/spotter.service";

  /** What counts as "OK": below 2.0 of 10. */
  private static final String MOST_EXPOSED = "--threshold=20";

  @BeforeEach
  void systemdIsHere() {
    assumeThat(Files.exists(Path.of(ANALYZE))).as("no systemd here").isTrue();
  }

  @Test
  void nothing_is_misspelt() throws Exception {
    assertThat(said("verify", UNIT)).isEmpty();
  }

  @Test
  void little_is_exposed() throws Exception {
    assertThat(said("security", "--offline=true", MOST_EXPOSED, UNIT)).contains("OK");
  }

  private static String said(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ANALYZE, "--no-pager"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
