package dev.spotter.sim.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.spotter.sim.TestPlatform;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class AbandonedRequestTest {

  private static final int TABS = 50;

  @TempDir Path folder;
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private TestPlatform platform;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    platform.close();
  }

  @Test
  void aTabThatIsClosedWhileItLoadsIsNoError() throws IOException {
    for (int i = 0; i < TABS; i++) {
      askAndLeave("/samples/dog.jpg");
      askAndLeave("/api/stream");
    }

    assertThat(platform.get("/").statusCode()).isEqualTo(200);
    assertThat(List.copyOf(log.list)).noneMatch(AbandonedRequestTest::isWarning);
  }

  @Test
  void aFileThatIsNotThereIsStillSaidToBeMissing() {
    assertThat(platform.get("/samples/unicorn.jpg").statusCode()).isEqualTo(404);
  }

  /**
   * Resets the connection right after the request, as a browser does with what it needs no more.
   */
  private void askAndLeave(String path) throws IOException {
    URI url = platform.simulator().url();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoLinger(true, 0);
      String request = "GET " + path + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
    }
  }

  private static boolean isWarning(ILoggingEvent event) {
    return event.getLevel().isGreaterOrEqual(Level.WARN)
        && !event.getLoggerName().endsWith("BlockedThreadChecker"); // a slow machine
  }
}
