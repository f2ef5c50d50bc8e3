package dev.spotter.sim;

import dev.spotter.sim.cli.Commands;

/** Starts the simulator from the command line. */
public final class SpotterSim {

  private SpotterSim() {}

  /**
   * Runs one command and exits with its code: 0 when all went well, 1 when not, 2 for a wrong
   * command line.
   *
   * @param args the command line; without arguments the demo starts
   */
  public static void main(String[] args) {
    System.exit(Commands.commandLine().execute(args));
  }
}
