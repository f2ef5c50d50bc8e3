package dev.spotter.sim.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A webhook of a bot's that keeps what it is told. */
final class SlackEar {

  /** What came, with Slack's headers. */
  record Told(String timestamp, String signature, String num, String why, Buffer body) {
    Told(HttpServerRequest request, Buffer body) {
      this(
          request.getHeader("X-Slack-Request-Timestamp"),
          request.getHeader("X-Slack-Signature"),
          request.getHeader("X-Slack-Retry-Num"),
          request.getHeader("X-Slack-Retry-Reason"),
          body);
    }
  }

  /** What it answers from now on. */
  volatile int status = 200;

  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

  private SlackEar() {}

  /** Starts listening, and has the simulator know. */
  static SlackEar connect(TestPlatform platform) {
    SlackEar ear = new SlackEar();
    HttpServer server = platform.vertx().createHttpServer().requestHandler(ear::hear);
    server.listen(0, "127.0.0.1").await();
    URI webhook = URI.create("http://127.0.0.1:" + server.actualPort() + "/slack/events");
    platform.simulator().connect("slack", webhook).await();
    return ear;
  }

  private void hear(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              told.add(new Told(request, body));
              request.response().setStatusCode(status).end();
            });
  }

  /** The next that comes. */
  Told next() throws InterruptedException {
    Told next = told.poll(20, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  /** Whether nothing comes for a while. */
  boolean isQuiet() throws InterruptedException {
    return told.poll(200, TimeUnit.MILLISECONDS) == null;
  }
}
