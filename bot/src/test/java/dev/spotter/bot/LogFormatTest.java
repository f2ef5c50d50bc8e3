package dev.spotter.bot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The logging that ships, {@code logback.xml}. */
@ResourceLock(Resources.SYSTEM_OUT)
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
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LoggerContext context = new LoggerContext();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      context.setMDCAdapter(new LogbackMDCAdapter());
      context.putProperty("SPOTTER_LOG_FORMAT", format);
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
      context
          .getLogger("dev.spotter.bot.Pipeline")
          .atInfo()
          .addKeyValue("upload", 17)
          .log("[{}] posted after {} ms", 17, 20);
    } finally {
      System.setOut(before);
      context.stop();
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
