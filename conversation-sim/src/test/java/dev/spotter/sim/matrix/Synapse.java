package dev.spotter.sim.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.cli.BotCommand;
import dev.spotter.sim.picture.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real homeserver, which {@code .ci/synapse} prepared, and the people on it, who are played by
 * {@code src/synapse/people.py}.
 */
final class Synapse {

  private static final String PEOPLE = "src/synapse/people.py";

  private final Path folder;
  private final Map<String, String> environment = System.getenv();
  private final Path photo;

  /**
   * Creates it; it does not run yet.
   *
   * @param folder takes what people leave behind
   */
  Synapse(Path folder) throws IOException {
    assertThat(environment).as("see .ci/synapse").containsKeys("SYNAPSE_URL", "SYNAPSE_CONTROL");
    this.folder = folder;
    Samples samples = Samples.load();
    this.photo =
        Files.write(
            folder.resolve("photo.jpg"),
            samples.bytes(samples.names().iterator().next()).orElseThrow());
  }

  String url() {
    return environment.get("SYNAPSE_URL");
  }

  /** Has the bot's own command write the registration. */
  void register(Map<String, String> tokens, int port) throws Exception {
    ProcessBuilder registration =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            BotCommand.class.getName(),
            "matrix",
            "registration",
            "--url=http://127.0.0.1:" + port,
            "--out=" + environment.get("SYNAPSE_REGISTRATION"));
    registration.environment().putAll(tokens);
    succeed(registration.inheritIO().start());
  }

  void start() throws Exception {
    control("start");
  }

  void restart() throws Exception {
    control("stop");
    control("start");
  }

  void stop() throws Exception {
    control("stop");
  }

  private void control(String what) throws Exception {
    succeed(
        new ProcessBuilder(environment.get("SYNAPSE_CONTROL"), what)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("control.log").toFile())
            .start());
  }

  /** Has people do something to its end, and returns what they print. */
  String play(String command, String bot) throws Exception {
    Process people = begin(command, bot, 0);
    String said = new String(people.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    succeed(people);
    return said.strip();
  }

  /** Has people begin to do something. */
  Process begin(String command, String bot, int number) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                environment.get("SYNAPSE_PYTHON"),
                PEOPLE,
                command,
                folder.resolve("state" + bot.hashCode()).toString(),
                bot,
                String.valueOf(number)));
    ProcessBuilder people = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    people.environment().put("PHOTO", photo.toString());
    return people.start();
  }

  static void succeed(Process process) throws InterruptedException {
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
