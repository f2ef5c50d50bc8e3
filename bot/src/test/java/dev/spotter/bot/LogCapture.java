package dev.spotter.bot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged, at every level, until it is closed. */
public final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();

  /** Every line, with stack traces. */
  public final List<String> lines = new CopyOnWriteArrayList<>();

  /** Starts to listen, to details as well. */
  public LogCapture() {
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
    root.setLevel(Level.DEBUG);
  }

  /** The lines at WARN or above of the bot itself. */
  public List<String> warnings() {
    return lines.stream().filter(line -> line.matches("(WARN|ERROR) dev\\.spotter.*")).toList();
  }

  @Override
  protected void append(ILoggingEvent event) {
    String trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    lines.add(
        event.getLevel()
            + " "
            + event.getLoggerName()
            + " "
            + event.getFormattedMessage().replace('\n', ' ')
            + trace);
  }

  @Override
  public void close() {
    root.detachAppender(this);
    root.setLevel(level);
    stop();
  }
}
