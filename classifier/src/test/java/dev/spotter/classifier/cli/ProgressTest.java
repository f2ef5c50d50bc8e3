package dev.spotter.classifier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void a_log_gets_a_line_in_ten_seconds() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    AtomicLong time = new AtomicLong(-5);
    Progress progress =
        new Progress.Lines("reading", 100_000, new PrintStream(log, true, UTF_8), time::get);
    for (int second = 0; second <= 25; second++) {
      progress.at(1000 * second);
      time.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }

    assertThat(log.toString(UTF_8).lines())
        .containsExactly("reading: 10,000 of 100,000", "reading: 20,000 of 100,000");
  }
}
