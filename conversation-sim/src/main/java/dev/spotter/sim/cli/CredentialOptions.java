package dev.spotter.sim.cli;

import dev.spotter.sim.platform.CredentialFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the credentials which platform and bot share. */
final class CredentialOptions {

  @Option(
      names = "--credentials",
      paramLabel = "DIR",
      defaultValue = ".spotter-sim",
      description = "Folder of the bot's keys and secret (default: ${DEFAULT-VALUE}).")
  private Path folder;

  CredentialFolder folder() {
    return new CredentialFolder(folder);
  }
}
