package dev.spotter.bot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RouteBulkheadTest {

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final WebClient client = WebClient.create(vertx);
  private final BlockingQueue<RoutingContext> running = new LinkedBlockingQueue<>();
  private HttpServer server;

  @BeforeEach
  void listen() {
    Router router = Router.router(vertx);
    router
        .post("/work")
        .handler(new RouteBulkhead("work", 1, 1, registry))
        .handler(BodyHandler.create(false))
        .handler(running::add);
    server = vertx.createHttpServer().requestHandler(router).listen(0).await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void oneRunsOneWaitsUnreadAndTheRestAreRefused() throws Exception {
    Future<HttpResponse<Buffer>> first = post("first");
    RoutingContext firstWork = next();
    List<Future<HttpResponse<Buffer>>> others = List.of(post("second"), post("third"));
    Future.any(others).await();

    assertThat(others).filteredOn(Future::succeeded).hasSize(1);
    assertThat(others)
        .filteredOn(Future::succeeded)
        .allSatisfy(refused -> assertThat(refused.result().statusCode()).isEqualTo(503));
    assertThat(registry.get("spotter.http.refused").counter().count()).isEqualTo(1);
    assertThat(running).isEmpty();

    firstWork.end();
    assertThat(first.await().statusCode()).isEqualTo(200);
    RoutingContext waited = next();
    assertThat(waited.body().asString()).isIn("second", "third");
    waited.end();
    Future.all(others).await();
    assertThat(registry.get("spotter.http.running").gauge().value()).isZero();
  }

  @Test
  void aPlaceIsFreeAgainWhenItsClientHangsUp() throws Exception {
    WebClient hasty = WebClient.create(vertx);
    var unused = hasty.post(server.actualPort(), "localhost", "/work").sendBuffer(Buffer.buffer());
    next();
    hasty.close();

    Future<HttpResponse<Buffer>> second = post("second");
    next().end();
    assertThat(second.await().statusCode()).isEqualTo(200);
  }

  private Future<HttpResponse<Buffer>> post(String body) {
    return client.post(server.actualPort(), "localhost", "/work").sendBuffer(Buffer.buffer(body));
  }

  private RoutingContext next() throws InterruptedException {
    RoutingContext context = running.poll(20, TimeUnit.SECONDS);
    assertThat(context).as("a request that runs").isNotNull();
    return context;
  }
}
