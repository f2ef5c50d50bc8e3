package dev.spotter.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process of its own that is asked to stop, as people do it first of all. */
@Timeout(180)
class CtrlCTest {

  /** Below one second on a machine that has nothing else to do. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "INT, 130, serve --port 0 --credentials KEYS",
    "TERM, 143, serve --port 0 --credentials KEYS",
    "INT, 130, --port 0",
    "TERM, 143, --port 0"
  })
  void aSignalEndsTheProcessSoon(String signal, int code, String arguments) throws Exception {
    Process process = start(arguments.replace("KEYS", folder.resolve("keys").toString()));
    try {
      assertThat(readUntil(process.inputReader(), "Ctrl-C")).isTrue();
      long asked = System.nanoTime();
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SOON);
      assertThat(process.exitValue()).isEqualTo(code);
      try (Stream<Path> left = Files.list(Files.createDirectories(folder.resolve("tmp")))) {
        assertThat(left.filter(file -> file.getFileName().toString().startsWith("spotter-sim")))
            .as("temporary folders")
            .isEmpty();
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(String arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Doffline=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SpotterSim.class.getName());
    command.addAll(List.of(arguments.split(" ", -1)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(folder.resolve("err").toFile());
    builder.environment().put("SPOTTER_MODEL_BUNDLED", "small");
    return builder.start();
  }

  private static boolean readUntil(BufferedReader output, String words) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(words)) {
        return true;
      }
    }
    return false;
  }
}
