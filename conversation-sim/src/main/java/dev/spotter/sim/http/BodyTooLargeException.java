package dev.spotter.sim.http;

/** A request whose body is longer than its route allows; the message names the bound. */
public final class BodyTooLargeException extends RuntimeException {

  private static final int KILOBYTE = 1024;

  BodyTooLargeException(int maxBytes) {
    super("The limit is " + words(maxBytes) + ".");
  }

  private static String words(int bytes) {
    int megabytes = bytes / KILOBYTE / KILOBYTE;
    return megabytes > 0 ? megabytes + " MB" : bytes / KILOBYTE + " kB";
  }
}
