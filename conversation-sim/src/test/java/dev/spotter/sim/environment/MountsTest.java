package dev.spotter.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Starts the programs where file systems are mounted as careful administrators do. Mounting takes
 * root, or a user namespace; left out, with the reason, where neither can be had.
 */
@Tag("environments")
@Timeout(300)
class MountsTest {

  @TempDir private Path folder;
  private Programs programs;

  @BeforeEach
  void mountable() throws Exception {
    programs = new Programs(folder);
    Process tried =
        new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt").start();
    String why = new String(tried.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeThat(tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0)
        .as("mounting in a namespace of its own: %s", why)
        .isTrue();
  }

  /** Columns: what is mounted how, the program, what it says. */
  @ParameterizedTest(name = "{1} with {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "noexec tmp         | predict   | \"file\":",
        "noexec tmp         | doctor    | native library of SQLite cannot be unpacked or loaded"
            + " here",
        "noexec tmp         | bot       | native library of SQLite cannot be unpacked or loaded"
            + " here",
        "noexec tmp         | simulator | Ctrl-C",
        "noexec tmp home    | predict   | not mounted noexec",
        "noexec tmp home    | train     | not mounted noexec",
        "noexec tmp home    | doctor    | the model is not to blame",
        "noexec tmp home    | bot       | not mounted noexec",
        "noexec tmp home    | simulator | Ctrl-C",
        "ro tmp             | predict   | \"file\":",
        "ro tmp             | doctor    | the inbox is not to blame",
        "ro tmp             | bot       | native library of SQLite cannot be unpacked or loaded"
            + " here",
        "ro tmp             | simulator | Ctrl-C",
        "ro work            | predict   | \"file\":",
        "ro work            | doctor    | set inbox.url to a file in a folder that can be written",
        "ro work            | bot       | the folder of the inbox",
        "ro tmp home work   | predict   | name a folder that this account can write",
        "ro keys            | simulator | or name another one with --credentials",
        "ro model           | train     | model"
      })
  void it_works_or_says_what_to_set(String mounts, String program, String words) throws Exception {
    String said =
        programs.run(
            program,
            List.of("unshare", "-rm", "sh", "-c", script(mounts), "sh"),
            options(),
            Map.of());

    assertThat(said).contains(words).doesNotContain("\tat ", "Exception in thread");
  }

  private List<String> options() {
    return List.of(
        "-Xmx512m",
        "-Duser.home=" + folder.resolve("home"),
        "-Djava.io.tmpdir=" + folder.resolve("tmp"));
  }

  /** A script that mounts the folders and then becomes the program that its arguments name. */
  private String script(String mounts) throws IOException {
    String[] words = mounts.split(" ", -1);
    StringBuilder script = new StringBuilder("set -e; ");
    for (String name : Stream.of(words).skip(1).toList()) {
      Path place = Files.createDirectories(folder.resolve(name));
      script.append("mount -t tmpfs -o ").append(words[0]).append(" tmpfs ").append(place);
      script.append("; ");
    }
    Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(folder.resolve("tmp"));
    Path work = Files.createDirectories(folder.resolve("work"));
    return script.append("cd ").append(work).append("; exec \"$@\"").toString();
  }
}
