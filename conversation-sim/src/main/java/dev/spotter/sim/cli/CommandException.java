package dev.spotter.sim.cli;

/** A command that cannot do its work; the message says why and what to do. */
final class CommandException extends RuntimeException {

  CommandException(String message) {
    super(message);
  }

  CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
