package dev.spotter.sim.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamTest {

  @TempDir Path folder;
  private TestPlatform platform;
  private HttpClient browser;
  private String conversation;
  private String ana;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder);
    browser = platform.vertx().createHttpClient(new PoolOptions().setHttp1MaxSize(200));
    String[] ids = platform.conversation("Holiday", "Ana");
    conversation = ids[0];
    ana = ids[1];
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void tellsWhatHappensFromNowOn() throws Exception {
    Reader reader = open(null);
    post("hello");

    String frame = reader.await("hello");

    assertThat(frame).contains("event: message\ndata: {\"seq\":1,");
    assertThat(frame).containsPattern("(?m)^id: \\w+-\\d+$").doesNotContain("event: conversation");
  }

  @Test
  void resumesAfterTheLastEventABrowserSaw() throws Exception {
    Reader before = open(null);
    post("one");
    String id = before.await("one").replaceFirst("(?s).*id: (\\S+).*", "$1");
    post("two");
    post("three");

    String missed = open(id).await("three");

    assertThat(missed).contains("\"two\"").doesNotContain("\"one\"");
  }

  @Test
  void tellsABrowserOfAnotherRunToStartOver() throws Exception {
    for (String stranger : List.of("other-1", "rubbish", "99")) {
      assertThat(open(stranger).await("data: {}")).contains("event: reset\n");
    }
  }

  @Test
  void tellsABrowserThatWasAwayTooLongToStartOver() throws Exception {
    Reader before = open(null);
    post("one");
    String id = before.await("one").replaceFirst("(?s).*id: (\\S+).*", "$1");
    for (int i = 0; i < 1_100; i++) {
      post("message");
    }

    assertThat(open(id).await("data: {}")).contains("event: reset\n");
  }

  @Test
  void refusesMoreBrowsersThanItsBound() throws Exception {
    for (int i = 0; i < EventStream.MAX_CLIENTS; i++) {
      open(null);
    }

    assertThat(connect(null).statusCode()).isEqualTo(503);
  }

  @Test
  void tellsThatTheBotCameAndOfItsDeliveries() throws Exception {
    var bot = platform.vertx().createHttpServer().requestHandler(hook -> hook.response().end());
    bot.listen(0, "127.0.0.1").await();
    Reader reader = open(null);
    post("hello");

    platform
        .simulator()
        .connect("vonage", URI.create("http://127.0.0.1:" + bot.actualPort() + "/"))
        .await();

    assertThat(reader.await("\"connected\":true")).contains("event: bot\n");
    assertThat(reader.await("\"state\":\"delivered\"")).contains("event: delivery\n");
  }

  private void post(String text) {
    platform.there(
        () -> platform.simulator().chat().post(conversation, ana, new Content.Text(text)));
  }

  private Reader open(String lastEventId) throws Exception {
    HttpClientResponse response = connect(lastEventId);
    assertThat(response.getHeader("Content-Type")).isEqualTo("text/event-stream");
    Reader reader = new Reader();
    response.handler(chunk -> reader.read(chunk.toString()));
    response.resume();
    return reader;
  }

  private HttpClientResponse connect(String lastEventId) throws Exception {
    RequestOptions stream =
        new RequestOptions()
            .setAbsoluteURI(platform.simulator().url() + "/api/stream")
            .setMethod(HttpMethod.GET);
    if (lastEventId != null) {
      stream.putHeader("Last-Event-ID", lastEventId);
    }
    return browser
        .request(stream)
        .compose(request -> request.send())
        .onSuccess(HttpClientResponse::pause)
        .await(10, TimeUnit.SECONDS);
  }

  /** Collects what a browser receives, and lets a test wait for a part of it. */
  private static final class Reader {

    private final StringBuilder text = new StringBuilder();
    private final List<Wait> waits = new ArrayList<>();

    private record Wait(String part, Promise<String> found) {}

    synchronized void read(String chunk) {
      text.append(chunk);
      waits.stream()
          .filter(wait -> text.indexOf(wait.part()) >= 0)
          .forEach(wait -> wait.found().tryComplete(text.toString()));
    }

    String await(String part) throws Exception {
      Promise<String> found = Promise.promise();
      synchronized (this) {
        waits.add(new Wait(part, found));
        read("");
      }
      return found.future().await(10, TimeUnit.SECONDS);
    }
  }
}
