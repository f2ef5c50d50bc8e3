package dev.spotter.bot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class HealthRoutesTest {

  @Test
  void isLiveEvenWhenItIsNotReady(Vertx vertx) throws Exception {
    HttpResponse<Buffer> response = ask(vertx, "/health/live", () -> Future.failedFuture("locked"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.bodyAsJsonObject().getString("status")).isEqualTo("UP");
  }

  @Test
  void isReadyWhenEveryCheckSucceeds(Vertx vertx) throws Exception {
    HttpResponse<Buffer> response = ask(vertx, "/health/ready", Future::succeededFuture);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.bodyAsJsonObject().getString("status")).isEqualTo("UP");
  }

  @Test
  void namesWhatIsNotReadyButNotWhy(Vertx vertx) throws Exception {
    HttpResponse<Buffer> response =
        ask(vertx, "/health/ready", () -> Future.failedFuture("locked by secret"));
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.bodyAsString())
        .isEqualTo(
            "{\"status\":\"DOWN\",\"checks\":{\"chat\":\"DOWN\",\"inbox\":\"DOWN\",\"model\":\"UP\"}}");
  }

  @Test
  void tellsWhatIsWorthKnowing(Vertx vertx) throws Exception {
    HealthRoutes routes =
        new HealthRoutes(Map.of(), Map.of(), Duration.ofSeconds(20))
            .telling("model", () -> "mine 4be1c07a92d3");
    assertThat(new OpsServer(vertx, routes::mount).get("/health/ready").bodyAsString())
        .isEqualTo("{\"status\":\"UP\",\"model\":\"mine 4be1c07a92d3\",\"checks\":{}}");
  }

  @Test
  void isNotReadyWhenACheckThrows(Vertx vertx) throws Exception {
    HttpResponse<Buffer> response =
        ask(
            vertx,
            "/health/ready",
            () -> {
              throw new IllegalStateException("closed");
            });
    assertThat(response.statusCode()).isEqualTo(503);
  }

  @Test
  void isNotReadyWhenACheckNeverAnswers(Vertx vertx) throws Exception {
    HttpResponse<Buffer> response =
        ask(vertx, "/health/ready", () -> Promise.<Void>promise().future());
    assertThat(response.statusCode()).isEqualTo(503);
  }

  private static HttpResponse<Buffer> ask(
      Vertx vertx, String path, Supplier<Future<Void>> inboxCheck) throws Exception {
    HealthRoutes routes =
        new HealthRoutes(
            Map.of("inbox", inboxCheck, "model", Future::succeededFuture),
            Map.of("chat", () -> Future.failedFuture("out of reach")),
            Duration.ofMillis(200));
    return new OpsServer(vertx, routes::mount).get(path);
  }
}
