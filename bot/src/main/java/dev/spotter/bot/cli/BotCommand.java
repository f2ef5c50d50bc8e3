package dev.spotter.bot.cli;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.SpotterBot;
import dev.spotter.bot.classify.PictureClassifier;
import dev.spotter.bot.config.InvalidConfigException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: starts a bot and stops it when the process is told to terminate. */
@Command(
    name = "spotter-bot",
    description = "Captions the photos that people upload to their conversations.",
    mixinStandardHelpOptions = true,
    versionProvider = BotCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar spotter-bot.jar --config config/spotter.yaml",
      "  SPOTTER_HTTP_PORT=9000 java -jar spotter-bot.jar",
      "  java -jar spotter-bot.jar doctor --config config/spotter.yaml",
      "  java -jar spotter-bot.jar inbox list --state GAVE_UP",
      "",
      "Every key of config/spotter.yaml can come from the environment; secrets must:",
      "  export SPOTTER_VONAGE_APPLICATION_ID=...",
      "  export SPOTTER_VONAGE_PRIVATE_KEY_FILE=private.key",
      "  export SPOTTER_VONAGE_SIGNATURE_SECRET=...",
      "  java -jar spotter-bot.jar"
    })
public final class BotCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(BotCommand.class);

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration, YAML.")
  private Path config;

  private final PictureClassifier.Factory recognisers;

  BotCommand(PictureClassifier.Factory recognisers) {
    this.recognisers = recognisers;
  }

  /**
   * Entry point of the jar: runs the bot until the process is told to terminate, or a subcommand.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    int code = commandLine(PictureClassifier::load).execute(arguments);
    if (code != CommandLine.ExitCode.OK) {
      System.exit(code);
    }
  }

  public static CommandLine commandLine(PictureClassifier.Factory recognisers) {
    return withHandlers(
        new CommandLine(new BotCommand(recognisers))
            .addSubcommand(new DoctorCommand(System.getenv()))
            .addSubcommand(new InboxCommand(System.getenv()))
            .addSubcommand(new OptOutCommand(System.getenv()))
            .addSubcommand(new LessonsCommand(System.getenv()))
            .addSubcommand(new ModelCommand(System.getenv()))
            .addSubcommand(new MatrixCommand(System.getenv(), new SecureRandom())));
  }

  /** A failure is one line, without a stack trace. */
  static CommandLine withHandlers(CommandLine command) {
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(BotCommand::failed);
  }

  @Override
  public Integer call() {
    BotConfig settings = BotConfig.load(Optional.ofNullable(config), System.getenv());
    SpotterBot bot = SpotterBot.start(settings, recognisers).await();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(bot, settings), "drain"));
    return CommandLine.ExitCode.OK;
  }

  /** The server and the consumer each wait at most for the drain time. */
  private static void drain(SpotterBot bot, BotConfig settings) {
    LOG.info("Stopping: finishing what is in hand");
    try {
      bot.stop().await(2 * settings.drainTimeout().toMillis() + 5_000, TimeUnit.MILLISECONDS);
      LOG.info("Stopped");
    } catch (java.util.concurrent.TimeoutException e) {
      LOG.warn("Stopped before everything was closed; unanswered uploads are in the inbox");
    }
  }

  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    if (!(failure instanceof InvalidConfigException)) {
      LOG.debug("The bot could not start", failure);
    }
    command.getErr().println("spotter-bot: " + failure.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** The version that the jar's manifest names. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = BotCommand.class.getPackage().getImplementationVersion();
      return new String[] {"spotter-bot " + (version == null ? "(not packaged)" : version)};
    }
  }
}
