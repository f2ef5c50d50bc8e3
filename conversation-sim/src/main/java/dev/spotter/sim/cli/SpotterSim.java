package dev.spotter.sim.cli;

/** Starts the simulator from the command line. */
public final class SpotterSim {

  private static final String LOG_LEVEL = "SPOTTER_LOG_LEVEL";

  private SpotterSim() {}

  /**
   * Runs one command and exits with its code: 0 when all went well, 1 when not, 2 for a wrong
   * command line.
   *
   * @param args the command line; without arguments the demo starts
   */
  public static void main(String[] args) {
    if (System.getenv(LOG_LEVEL) == null) {
      System.setProperty(LOG_LEVEL, "WARN"); // the console belongs to the commands' own words
    }
    System.setProperty("java.awt.headless", "true"); // pictures are drawn, but never on a screen
    System.exit(Commands.execute(args));
  }
}
