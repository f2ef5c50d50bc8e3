package dev.spotter.bot.fetch;

import static dev.spotter.bot.fetch.PictureServer.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.fetch.FetchException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FetchLimitsTest extends FetchTest {

  @Test
  void acceptsAPictureOfExactlyTheLargestSize() throws Exception {
    server.on("/dog.jpg", response -> response.end(Buffer.buffer(new byte[MAX_BYTES])));
    assertThat(fetcher.fetch(server.source("/dog.jpg")).await().length()).isEqualTo(MAX_BYTES);
  }

  @Test
  void refusesAPictureThatAnnouncesTooManyBytes() {
    String length = String.valueOf(MAX_BYTES + 1);
    server.on("/dog.jpg", response -> response.putHeader("Content-Length", length).write("x"));
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void stopsAPictureThatGrowsTooLargeWithoutAnnouncingIt() {
    server.on("/dog.jpg", response -> sendForEver(response.setChunked(true)));
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void stopsAPictureWithoutLengthThatEndsOnlyWithTheConnection() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    assertThat(failure(rawAnswer(vertx, head + "x".repeat(MAX_BYTES + 1))))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void takesNoMoreThanALyingLengthAnnounced() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
    DownloadSpec source = rawAnswer(vertx, head + "dog" + "x".repeat(MAX_BYTES));
    assertThat(fetcher.fetch(source).await().toString()).isEqualTo("dog");
  }

  @Test
  void reportsATruncatedPicture() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    assertThat(failure(rawAnswer(vertx, head + "only this"))).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void reportsAnAnswerThatIsNoHttp() throws Exception {
    assertThat(failure(rawAnswer(vertx, "SSH-2.0-OpenSSH_9.2\r\n\r\n")))
        .isEqualTo(Reason.CONNECTION);
  }

  @Test
  void endsASlowlyDrippingDownloadAtTheDeadline() {
    server.on("/dog.jpg", response -> drip(vertx, response.setChunked(true)));
    limit(withTimeout(Duration.ofMillis(300)));
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void endsADownloadThatIsNeverAnsweredAtTheDeadline() {
    server.on("/dog.jpg", response -> {});
    limit(withTimeout(Duration.ofMillis(300)));
    assertThat(failure(server.source("/dog.jpg", "/other.jpg"))).isEqualTo(Reason.TIMEOUT);
    assertThat(server.asked()).containsExactly("/dog.jpg");
    assertThat(outcomes("timeout")).isOne();
  }

  @Test
  void hangsUpOnTheServerAtTheDeadline() throws Exception {
    Promise<Void> hungUp = Promise.promise();
    server.on("/dog.jpg", response -> response.closeHandler(hungUp::complete));
    limit(withTimeout(Duration.ofMillis(300)));
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.TIMEOUT);
    hungUp.future().await();
    assertThat(hungUp.future().succeeded()).isTrue();
  }

  @Test
  void runsOnlySoManyAtATimeLetsSomeWaitAndRefusesTheRest() throws Exception {
    List<HttpServerResponse> held = new ArrayList<>();
    Promise<Void> twoHeld = Promise.promise();
    server.on("/dog.jpg", response -> hold(held, response, twoHeld));
    limit(new FetchLimits(MAX_BYTES, Duration.ofSeconds(20), 3, 2, 1));
    List<Future<Buffer>> admitted = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      admitted.add(fetcher.fetch(server.source("/dog.jpg")));
    }
    assertThat(failure(server.source("/dog.jpg"))).isEqualTo(Reason.OVERLOADED);
    twoHeld.future().await();
    assertThat(registry.get("spotter.fetch.in.flight").gauge().value()).isEqualTo(2);
    assertThat(registry.get("spotter.fetch.waiting").gauge().value()).isOne();
    server.serving("/dog.jpg");
    held.forEach(response -> response.end(PICTURE));
    assertThat(Future.all(admitted).await().<Buffer>list()).containsOnly(PICTURE);
    assertThat(registry.get("spotter.fetch.in.flight").gauge().value()).isZero();
  }

  private static synchronized void hold(
      List<HttpServerResponse> held, HttpServerResponse response, Promise<Void> twoHeld) {
    held.add(response);
    if (held.size() == 2) {
      twoHeld.complete();
    }
  }

  private static void sendForEver(HttpServerResponse response) {
    response.write(Buffer.buffer(new byte[8192])).onSuccess(v -> sendForEver(response));
  }

  private static void drip(Vertx vertx, HttpServerResponse response) {
    long timer = vertx.setPeriodic(1, 20, id -> response.write("x"));
    response.closeHandler(v -> vertx.cancelTimer(timer));
  }

  /** Serves fixed bytes to whoever connects, then hangs up. */
  private static DownloadSpec rawAnswer(Vertx vertx, String answer) {
    NetServer raw =
        vertx
            .createNetServer()
            .connectHandler(socket -> socket.handler(request -> socket.end(Buffer.buffer(answer))));
    raw.listen(0, "localhost").await();
    return source("http://localhost:" + raw.actualPort(), "/dog.jpg");
  }

  private static FetchLimits withTimeout(Duration timeout) {
    return new FetchLimits(MAX_BYTES, timeout, 3, 64, 256);
  }
}
