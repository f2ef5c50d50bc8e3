package dev.spotter.sim.cli;

import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.platform.CredentialFolder;
import dev.spotter.sim.platform.EmulationOptions;
import dev.spotter.sim.platform.EventShape;
import dev.spotter.sim.platform.PlatformEmulator;
import dev.spotter.sim.scenario.Conditions;
import dev.spotter.sim.server.Emulators;
import dev.spotter.sim.server.SimulatorOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the platform alone, for a bot that is started elsewhere. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Start the platform alone, for a bot that you start yourself.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spotter-sim serve",
      "  spotter-sim serve --port 9000 --bot-url http://localhost:8081/webhooks/vonage",
      "  spotter-sim serve --platform slack --bot-url http://localhost:3000/slack/events",
      "  spotter-sim serve --deliver-each-webhook 3 --image-events mixed",
      "  spotter-sim serve --faults faults.yaml"
    })
public final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CredentialOptions credentials;
  @Mixin private ListenOptions listen;
  @Mixin private FaultOptions faults;

  @Option(
      names = "--bot-url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = {
        "The bot's webhook (default: ${DEFAULT-VALUE}).",
        "Without a path, /webhooks/PLATFORM is added for each platform."
      })
  private URI botUrl;

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      split = ",",
      converter = PlatformNames.class,
      completionCandidates = PlatformNames.class,
      description = {
        "What to speak as, one or more of: ${COMPLETION-CANDIDATES}.",
        "Default: the one that the bot's webhook ends with, or all."
      })
  private List<PlatformEmulator> platforms;

  @Option(
      names = "--image-events",
      paramLabel = "SHAPE",
      defaultValue = "legacy",
      description = "How a photo is told of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private EventShape shape;

  @Option(
      names = "--no-privacy",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = {
        "Telegram's privacy mode is off: its bot hears all that is said in a group, not only",
        "commands, mentions and replies."
      })
  private boolean privacy;

  @Option(
      names = "--deliver-each-webhook",
      paramLabel = "TIMES",
      defaultValue = "1",
      description = "How often each webhook is sent, 1 to 10 (default: ${DEFAULT-VALUE}).")
  private int copies;

  /** Serves until the process is asked to stop. */
  @Override
  public Integer call() {
    CredentialFolder folder = credentials.folder();
    List<PlatformEmulator> emulators = platforms();
    folder.complete(emulators, new SecureRandom());
    Conditions conditions = faults.conditions();
    SimulatorOptions options =
        SimulatorOptions.local(listen.port(), emulators, folder)
            .withHost(listen.host())
            .withDelivery(
                new EmulationOptions(shape, privacy), usual -> delivery(conditions, usual))
            .withFaults(conditions.faults());
    try (LocalSimulator local = LocalSimulator.start(options)) {
      folder.setUrl(emulators, local.simulator().url());
      LocalSimulator.await(StarterChat.fill(local.simulator()));
      emulators.forEach(emulator -> local.connect(emulator, webhook(emulator)));
      tell(local.simulator().url(), emulators, folder);
      Shutdown.await();
    }
    return 0;
  }

  private DeliverySettings delivery(Conditions conditions, DeliverySettings usual) {
    DeliverySettings asked = conditions.delivery().change(usual);
    return copies == 1 ? asked : asked.withCopies(copies);
  }

  private List<PlatformEmulator> platforms() {
    List<PlatformEmulator> emulators =
        platforms != null
            ? platforms
            : BotUrl.platform(botUrl).map(List::of).orElseGet(Emulators::all);
    if (emulators.size() > 1 && emulators.stream().map(this::webhook).distinct().count() == 1) {
      throw new CommandException(
          "Each platform has its own webhook. Name one with --platform, or give --bot-url without"
              + " a path.");
    }
    return emulators;
  }

  private URI webhook(PlatformEmulator emulator) {
    return BotUrl.webhook(botUrl, emulator);
  }

  private void tell(URI page, List<PlatformEmulator> emulators, CredentialFolder folder) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("The page is open on %s%n", page);
    emulators.forEach(emulator -> out.printf("Webhooks go to      %s%n", webhook(emulator)));
    out.printf("Start a bot with    . %s && java -jar spotter-bot.jar%n", folder.environmentFile());
    out.printf("Stop with Ctrl-C%n");
    out.flush();
  }
}
