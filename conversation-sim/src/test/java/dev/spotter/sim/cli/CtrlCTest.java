package dev.spotter.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.params.provider.ValueSource;

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
    Process process = start(arguments);
    try {
      assertThat(readUntil(process.inputReader(), "Ctrl-C")).isTrue();
      Duration took = stop(process, signal);

      assertThat(took).isLessThan(SOON);
      assertThat(process.exitValue()).isEqualTo(code);
      assertThat(temporaryFolders()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Impatient people stop what has hardly begun. */
  @ParameterizedTest
  @ValueSource(strings = {"serve --port 0 --credentials KEYS", "--port 0"})
  void aSignalDuringTheStartEndsItWithoutAWord(String arguments) throws Exception {
    Process process = start(arguments);
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.exists(folder.resolve("keys")) || !temporaryFolders().isEmpty());
      stop(process, "INT");

      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(Files.readString(folder.resolve("err"))).doesNotContain("Error", "\tat ");
      assertThat(temporaryFolders()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns how long it took the process to end. */
  private static Duration stop(Process process, String signal) throws Exception {
    long asked = System.nanoTime();
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  private List<Path> temporaryFolders() throws IOException {
    try (Stream<Path> all = Files.list(Files.createDirectories(folder.resolve("tmp")))) {
      return all.filter(file -> file.getFileName().toString().startsWith("spotter-sim")).toList();
    }
  }

  private Process start(String arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Doffline=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SpotterSim.class.getName());
    String keys = folder.resolve("keys").toString();
    command.addAll(List.of(arguments.replace("KEYS", keys).split(" ", -1)));
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
