package dev.spotter.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
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

  private static final String CLASSIFIER = "dev.spotter.classifier.cli.ClassifierCommand";
  private static final String BOT = "dev.spotter.bot.cli.BotCommand";
  private static final String SIMULATOR = "dev.spotter.sim.cli.SpotterSim";

  /** Each program with what it says when all is well. */
  private static final Map<String, List<String>> PROGRAMS =
      Map.of(
          "predict", List.of(CLASSIFIER, "predict", "--json", "PICTURES/cat"),
          "train", List.of(CLASSIFIER, "train", "--data", "PICTURES", "--model", "MODEL"),
          "doctor", List.of(BOT, "doctor"),
          "bot", List.of(BOT),
          "simulator", List.of(SIMULATOR, "serve", "--port", "0", "--credentials", "KEYS"));

  private static final Map<String, String> WELL =
      Map.of(
          "predict", "\"file\":",
          "train", "The model is in",
          "doctor", "model                      accurate",
          "bot", "listens on",
          "simulator", "Ctrl-C");

  /** Those that do not end by themselves. */
  private static final Set<String> STAYING = Set.of("bot", "simulator");

  @TempDir private Path folder;

  @BeforeEach
  void draw() throws IOException {
    for (String label : List.of("cat", "dog")) {
      Path pictures = Files.createDirectories(folder.resolve("pictures").resolve(label));
      for (int i = 0; i < 12; i++) {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        image.setRGB(i, label.length() + i, 0xFF0000 + label.hashCode());
        ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
      }
    }
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

    assertThat(said).contains(WELL.get(program)).doesNotContain("\tat ", "Exception in thread");
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
    Files.writeString(folder.resolve("model"), "a file");

    assertThat(run("train", "X=", "-Xmx512m"))
        .contains("model: there is a file of that name, where a folder should be")
        .doesNotContain("Reading the images");
  }

  /** Runs until the program ends or has said that all is well. */
  private String run(String program, String variable, String option) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", option));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    PROGRAMS.get(program).stream().map(this::place).forEach(command::add);
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(Files.createDirectories(folder.resolve("work")).toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putIfAbsent("SPOTTER_HTTP_PORT", "0");
    String[] pair = variable.split("=", 2);
    builder.environment().put(pair[0], pair[1]);
    if (pair[1].isEmpty()) {
      builder.environment().remove(pair[0]);
    }
    Process process = builder.start();
    try {
      boolean ended;
      do {
        ended = process.waitFor(200, TimeUnit.MILLISECONDS);
      } while (!ended
          && !(STAYING.contains(program) && Files.readString(output).contains(WELL.get(program))));
      return Files.readString(output);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private String place(String argument) {
    return argument
        .replace("PICTURES", folder.resolve("pictures").toString())
        .replace("MODEL", folder.resolve("model").toString())
        .replace("KEYS", folder.resolve("keys").toString());
  }
}
