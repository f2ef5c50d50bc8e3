package dev.spotter.sim.cli;

import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.server.Emulators;
import dev.spotter.sim.server.SimulatorOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The demo, when no command is named: a platform and a bot in one process. */
@Command(
    name = "spotter-sim",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {ServeCommand.class, RunCommand.class, LoadCommand.class},
    description = {
      "A chat platform on this machine, to try and test bots with.",
      "Without a command it starts the demo: the platform, its web page and a Spotter bot."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar spotter-sim.jar",
      "  java -jar spotter-sim.jar --port 0 --model small",
      "  java -jar spotter-sim.jar serve",
      "  java -jar spotter-sim.jar run scenario.yaml",
      "  java -jar spotter-sim.jar load --rate 20 --seconds 30",
      "",
      "SPOTTER_MODEL_DIR and the like are passed on to the demo's bot."
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ListenOptions listen;
  @Mixin private LocalBotOptions local;

  @Override
  public Integer call() {
    BotSettings settings = local.settings();
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      CredentialFolder credentials = new CredentialFolder(folder.path());
      credentials.complete(Emulators.all(), new SecureRandom());
      SimulatorOptions options =
          SimulatorOptions.local(listen.port(), Emulators.all(), credentials)
              .withHost(listen.host());
      try (LocalSimulator platform = LocalSimulator.start(options)) {
        credentials.setUrl(Emulators.all(), platform.simulator().url());
        LocalSimulator.await(StarterChat.fill(platform.simulator()));
        try (LocalBot bot = LocalBot.start(settings, credentials.environment(), folder.path())) {
          Emulators.all().forEach(kind -> platform.connect(kind, bot.webhook(kind)));
          bot.preview()
              .ifPresent(page -> LocalSimulator.await(platform.simulator().offerPreview(page)));
          tell(platform.simulator().url());
          Shutdown.await();
        }
      }
    }
    return 0;
  }

  private void tell(URI page) {
    Instant now = Instant.now();
    Instant started = ProcessHandle.current().info().startInstant().orElse(now);
    double seconds = Duration.between(started, now).toMillis() / 1000.0;
    var out = spec.commandLine().getOut();
    out.printf("Spotter is ready on %s (took %.1f s). Stop with Ctrl-C.%n", page, seconds);
    out.flush();
  }
}
