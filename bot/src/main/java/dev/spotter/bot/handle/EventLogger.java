package dev.spotter.bot.handle;

import dev.spotter.bot.inbox.ClaimedEvent;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Structured logging of claimed events: every line carries the row's number as a key. */
final class EventLogger {

  /** Key of the row's number in structured logs. */
  private static final String ROW = "upload";

  private EventLogger() {}

  /** Begins a line about an event. */
  static LoggingEventBuilder of(Logger log, Level level, ClaimedEvent claimed) {
    return log.atLevel(level).addKeyValue(ROW, claimed.row());
  }
}
