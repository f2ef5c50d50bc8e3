package dev.spotter.sim.cli;

import dev.spotter.sim.server.SimulatorOptions;
import picocli.CommandLine.Option;

/** Where to listen. */
final class ListenOptions {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + SimulatorOptions.DEFAULT_PORT,
      description = "Port of the page and the API, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = SimulatorOptions.LOCAL_HOST,
      description = {
        "Address to listen on (default: ${DEFAULT-VALUE}, this machine alone).",
        "The page asks for no password: open it to networks you trust only."
      })
  private String host;

  int port() {
    return port;
  }

  String host() {
    return host;
  }
}
