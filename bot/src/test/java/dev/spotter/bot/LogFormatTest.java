package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The logging that ships, {@code logback.xml}. */
class LogFormatTest {

  @Test
  void aLineForPeopleBeginsWithTheUploadsNumber() throws JoranException {
    assertThat(log("text")).contains("INFO  Pipeline - [17] posted after 20 ms\n");
  }

  @Test
  void aLineForMachinesIsAnObjectWithTheUploadsNumber() throws JoranException {
    String line = log("json").lines().filter(l -> l.startsWith("{")).findFirst().orElseThrow();
    JsonObject event = new JsonObject(line);

    assertThat(event.getString("level")).isEqualTo("INFO");
    assertThat(event.getString("formattedMessage")).isEqualTo("[17] posted after 20 ms");
    assertThat(event.getJsonArray("kvpList").getJsonObject(0).getString("upload")).isEqualTo("17");
  }

  private static String log(String format) throws JoranException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LoggerContext context = new LoggerContext();
    try {
      context.setMDCAdapter(new LogbackMDCAdapter());
      context.putProperty("SPOTTER_LOG_FORMAT", format);
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
      assertThat(context.getStatusManager().getCopyOfStatusList())
          .as("what logging says of itself is no line for a machine")
          .allMatch(status -> status.getLevel() == Status.INFO);
      var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      ((OutputStreamAppender<?>) root.getAppender("console")).setOutputStream(out);
      context
          .getLogger("dev.spotter.bot.Pipeline")
          .atInfo()
          .addKeyValue("upload", 17)
          .log("[{}] posted after {} ms", 17, 20);
    } finally {
      context.stop();
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
