package dev.spotter.sim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

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
    System.setProperty("SPOTTER_LOG_TARGET", "System.err"); // whatever reads --json reads no log
    System.setProperty("java.awt.headless", "true"); // pictures are drawn, but never on a screen
    // transcripts and JSON are UTF-8, whatever the locale
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    System.exit(Commands.execute(args));
  }
}
