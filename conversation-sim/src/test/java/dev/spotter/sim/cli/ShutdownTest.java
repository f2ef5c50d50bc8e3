package dev.spotter.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that go on until the process is asked to stop, as processes of their own. */
@Timeout(120)
class ShutdownTest {

  /** Far below the grace that the shutdown hook allows, far above what a busy machine needs. */
  private static final Duration SOON = Duration.ofSeconds(8);

  @TempDir private Path folder;

  static Stream<List<String>> commands() {
    return Stream.of(List.of("serve", "--port", "0"), List.of("--port", "0"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void askedToStopItClosesAndEndsSoon(List<String> command) throws Exception {
    Process process = start(command);
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.lines().anyMatch(line -> line.contains("Stop with Ctrl-C"))).isTrue();
      long asked = System.nanoTime();
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SOON);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(List<String> command) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Doffline=true",
            "-DOPT_OUT_TRACKING=true",
            "-cp",
            System.getProperty("java.class.path"),
            SpotterSim.class.getName());
    return new ProcessBuilder(Stream.concat(java.stream(), command.stream()).toList())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
