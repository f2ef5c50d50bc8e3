package dev.spotter.bot.cli;

import dev.spotter.bot.config.InvalidConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code matrix registration}: what a homeserver has to know of the bot. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Prepare a bot for a Matrix homeserver.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spotter-bot matrix registration --url http://localhost:8080",
      "  spotter-bot matrix registration --help"
    })
final class MatrixCommand {

  private static final int TOKEN_BYTES = 32;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;
  private final RandomGenerator random;

  /**
   * Creates the command.
   *
   * @param environment holds the tokens, if they are chosen already
   * @param random makes those that are not; nobody may guess what it gives
   */
  MatrixCommand(Map<String, String> environment, RandomGenerator random) {
    this.environment = environment;
    this.random = random;
  }

  @Command(
      name = "registration",
      mixinStandardHelpOptions = true,
      description = {
        "Write the registration of the bot as an application service, for Synapse's",
        "app_service_config_files or another homeserver's like. Its tokens are those of",
        "SPOTTER_MATRIX_AS_TOKEN and SPOTTER_MATRIX_HS_TOKEN; what is not set is made,",
        "and told nowhere but in the file. A file that is there is left as it is."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  spotter-bot matrix registration --url http://localhost:8080",
        "  spotter-bot matrix registration --url https://bot.example.org \\",
        "      --localpart photos --out /etc/matrix-synapse/spotter.yaml",
        "",
        "docs/platforms/matrix.md tells what comes next."
      })
  int registration(
      @Option(
              names = "--url",
              required = true,
              paramLabel = "URL",
              description = "Where the homeserver reaches the bot.")
          URI url,
      @Option(
              names = "--localpart",
              defaultValue = "spotter",
              paramLabel = "NAME",
              description = "The bot's user: @NAME:server (${DEFAULT-VALUE}).")
          String localpart,
      @Option(
              names = "--id",
              defaultValue = "spotter",
              paramLabel = "ID",
              description = "The registration's id, matrix.service-id (${DEFAULT-VALUE}).")
          String id,
      @Option(
              names = "--out",
              defaultValue = "spotter-registration.yaml",
              paramLabel = "FILE",
              description = "Where to (${DEFAULT-VALUE}).")
          Path out)
      throws IOException {
    ServiceRegistration registration =
        new ServiceRegistration(
            checked("--id", id, "[A-Za-z0-9._=/+-]{1,100}"),
            checked("--url", url.toString().replaceAll("/+$", ""), "https?://[^\\s'\"#]+"),
            token("SPOTTER_MATRIX_AS_TOKEN"),
            token("SPOTTER_MATRIX_HS_TOKEN"),
            checked("--localpart", localpart, "[a-z0-9._=/+-]{1,200}"));
    if (registration.asToken().equals(registration.hsToken())) {
      throw new InvalidConfigException(
          "SPOTTER_MATRIX_AS_TOKEN and SPOTTER_MATRIX_HS_TOKEN must differ");
    }
    write(registration, out);
    say("Wrote %s. It holds both tokens, so keep it to yourself and the homeserver.%n", out);
    say("Next: add it to the homeserver's configuration and start that anew, give the bot the%n");
    say("tokens and SPOTTER_MATRIX_HOMESERVER_URL, and ask `spotter-bot doctor`.%n");
    return 0;
  }

  private void write(ServiceRegistration registration, Path out) throws IOException {
    try {
      PrivateFile.create(out, registration.yaml().getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw new InvalidConfigException(
          out + " is there already; take it, remove it, or name another with --out");
    }
  }

  private String token(String variable) throws IOException {
    String given = environment.getOrDefault(variable, "");
    String file = environment.getOrDefault(variable + "_FILE", "");
    String token = given.isBlank() && !file.isBlank() ? Files.readString(Path.of(file)) : given;
    return token.isBlank()
        ? generated()
        : checked(variable, token.strip(), "[A-Za-z0-9._~+/=-]{1,250}");
  }

  private String generated() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What was given is not repeated: it may be a secret. */
  private String checked(String what, String value, String pattern) {
    if (!value.matches(pattern)) {
      throw new InvalidConfigException(what + " cannot be used: it must match " + pattern);
    }
    return value;
  }

  private void say(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(format, values);
    out.flush();
  }
}
