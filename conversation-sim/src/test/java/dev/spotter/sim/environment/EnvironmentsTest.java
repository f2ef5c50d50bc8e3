package dev.spotter.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Starts the programs as people's machines do: each works, or says in plain lines what to set;
 * never a stack trace.
 */
@Tag("environments")
@Timeout(300)
class EnvironmentsTest {

  @TempDir private Path folder;
  private Programs programs;

  @BeforeEach
  void draw() throws IOException {
    programs = new Programs(folder);
  }

  /** Columns: the program, its variables, its Java options; all work. */
  @ParameterizedTest(name = "{0} with {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "predict   | LC_ALL=C                                  | -Xmx512m",
        "train     | LC_ALL=C                                  | -Xmx512m",
        "doctor    | LC_ALL=C                                  | -Xmx512m",
        "bot       | LC_ALL=C                                  | -Xmx512m",
        "simulator | LC_ALL=C                                  | -Xmx512m",
        "predict   | HOME=                                     | -Duser.name=?",
        "bot       | HOME=                                     | -Duser.name=?",
        "simulator | HOME=                                     | -Duser.name=?",
        "predict   | X=                                        | -Xmx128m",
        "train     | X=                                        | -Xmx128m",
        "doctor    | X=                                        | -Xmx128m",
        "bot       | X=                                        | -Xmx128m",
        "simulator | X=                                        | -Xmx128m",
        "predict   | X=                                        | -Xmx64m",
        "simulator | X=                                        | -Xmx64m",
        "doctor    | https_proxy=http://127.0.0.1:9            | -Xmx512m",
        "bot       | https_proxy=http://127.0.0.1:9            | -Xmx512m",
        "bot       | SPOTTER_PORT=tcp://10.0.0.1:80            | -Xmx512m",
        "bot       | SPOTTER_HTTP_PORT=tcp://10.0.0.1:80       | -Xmx512m",
        "bot       | SPOTTER_HTTP_SERVICE_PORT=80              | -Xmx512m",
        "doctor    | SPOTTER_HTTP_PORT_80_TCP_ADDR=10.0.0.1    | -Xmx512m"
      })
  void it_works(String program, String variable, String option) throws Exception {
    String said = run(program, variable, option);

    assertThat(said)
        .contains(Programs.well(program))
        .doesNotContain("\tat ", "Exception in thread");
  }

  /** Columns: the program, its Java options, what it says. */
  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "predict   | -Dos.arch=riscv9           | there is no native library",
        "train     | -Dos.arch=riscv9           | there is no native library",
        "doctor    | -Dos.arch=riscv9           | there is no native library",
        "bot       | -Dos.arch=riscv9           | there is no native library",
        "predict   | -Djna.tmpdir=/dev/null/x   | name a folder that this account can write",
        "doctor    | -Djna.tmpdir=/dev/null/x   | name a folder that this account can write",
        "bot       | -Djna.tmpdir=/dev/null/x   | name a folder that this account can write"
      })
  void it_says_what_to_set(String program, String option, String words) throws Exception {
    String said = run(program, "X=", option);

    assertThat(said).contains(words).doesNotContain("\tat ", "Exception in thread");
  }

  @Test
  void a_port_in_use_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      String said = run("bot", "SPOTTER_HTTP_PORT=" + taken.getLocalPort(), "-Xmx512m");

      assertThat(said)
          .contains("port " + taken.getLocalPort(), "set another http.port")
          .doesNotContain("\tat ");
    }
  }

  /** Without a locale of its own Java cannot write such names, but it can find them. */
  @Test
  void letters_of_all_languages_come_through_without_a_locale() throws Exception {
    Path cat = folder.resolve("pictures/cat");
    Files.copy(
        cat.resolve("0.png"), cat.resolve("\u00f6 \u0441\u043e\u0431\u0430\u043a\u0430.png"));

    assertThat(run("predict", "LC_ALL=C", "-Xmx512m"))
        .contains("\u00f6 \u0441\u043e\u0431\u0430\u043a\u0430.png");
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_before_the_work() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("model")).resolve("made"), "a file");

    assertThat(run("train", "X=", "-Xmx512m"))
        .contains("made: there is a file of that name, where a folder should be")
        .doesNotContain("Reading the images");
  }

  private String run(String program, String variable, String option) throws Exception {
    String[] pair = variable.split("=", 2);
    return programs.run(program, List.of(), List.of(option), Map.of(pair[0], pair[1]));
  }
}
