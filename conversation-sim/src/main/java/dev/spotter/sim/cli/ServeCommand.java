package dev.spotter.sim.cli;

import dev.spotter.sim.SimulatorOptions;
import dev.spotter.sim.delivery.DeliverySettings;
import dev.spotter.sim.face.vonage.CredentialFolder;
import dev.spotter.sim.face.vonage.EventShape;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
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
      "  spotter-sim serve --deliver-each-webhook 3 --image-events mixed"
    })
public final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CredentialOptions credentials;
  @Mixin private ListenOptions listen;

  @Option(
      names = "--bot-url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080/webhooks/vonage",
      description = "The bot's webhook (default: ${DEFAULT-VALUE}).")
  private URI botUrl;

  @Option(
      names = "--image-events",
      paramLabel = "SHAPE",
      defaultValue = "legacy",
      description = "How a photo is told of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private EventShape shape;

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
    if (!folder.exists()) {
      folder.create(new SecureRandom());
    }
    BotUrl.check(botUrl);
    SimulatorOptions options =
        new SimulatorOptions(listen.host(), listen.port(), folder.load(), shape, delivery());
    try (LocalSimulator local = LocalSimulator.start(options)) {
      folder.setApiUrl(local.simulator().url());
      LocalSimulator.await(StarterChat.fill(local.simulator()));
      LocalSimulator.await(local.simulator().connect(botUrl));
      tell(local.simulator().url(), folder);
      Shutdown.await();
    }
    return 0;
  }

  private DeliverySettings delivery() {
    DeliverySettings usual = DeliverySettings.VONAGE;
    return new DeliverySettings(
        copies, usual.connectTimeout(), usual.responseTimeout(), usual.retry());
  }

  private void tell(URI page, CredentialFolder folder) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("The page is open on %s%n", page);
    out.printf("Webhooks go to      %s%n", botUrl);
    out.printf("Start a bot with    . %s && java -jar spotter-bot.jar%n", folder.environmentFile());
    out.printf("Stop with Ctrl-C%n");
    out.flush();
  }
}
