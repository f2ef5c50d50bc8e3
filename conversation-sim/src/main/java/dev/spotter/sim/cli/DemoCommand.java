package dev.spotter.sim.cli;

import dev.spotter.sim.SimulatorOptions;
import dev.spotter.sim.face.vonage.CredentialFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The demo, when no command is named: a platform and a bot in one process. */
@Command(
    name = "spotter-sim",
    mixinStandardHelpOptions = true,
    subcommands = ServeCommand.class,
    description = "A chat platform on this machine, to try and test bots with.")
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ListenOptions listen;

  @Override
  public Integer call() {
    CredentialFolder folder = new CredentialFolder(temporaryFolder());
    folder.create(new SecureRandom());
    SimulatorOptions options = SimulatorOptions.local(listen.port(), folder.load());
    try (LocalSimulator local = LocalSimulator.start(options)) {
      LocalSimulator.await(StarterChat.fill(local.simulator()));
      spec.commandLine().getOut().println("The page is open on " + local.simulator().url());
      Shutdown.await();
    }
    return 0;
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("spotter-sim");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
