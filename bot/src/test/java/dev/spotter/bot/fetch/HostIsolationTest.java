package dev.spotter.bot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.fetch.FetchException.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(120)
class HostIsolationTest {

  private static final Buffer PICTURE = Buffer.buffer("a picture");
  private static final FetchLimits FOUR_AT_A_TIME =
      new FetchLimits(1_000, Duration.ofSeconds(10), 0, 4, 3);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final Promise<Buffer> never = Promise.promise();
  private volatile Function<String, Future<Buffer>> server =
      host -> Future.succeededFuture(PICTURE);
  private Vertx vertx;

  @BeforeEach
  void use(Vertx fresh) {
    vertx = fresh;
  }

  @Test
  void aServerThatDoesNotAnswerTakesHalfOfThePlacesAtMost() throws Exception {
    server = host -> host.equals("slow") ? never.future() : Future.succeededFuture(PICTURE);
    HostIsolation guard = guard(Duration.ofHours(1));
    List<Future<Buffer>> slow =
        List.of(guard.fetch(at("slow")), guard.fetch(at("slow")), guard.fetch(at("slow")));

    assertThat(guard.fetch(at("quick")).await()).isEqualTo(PICTURE);
    assertThat(asked).containsExactlyInAnyOrder("slow", "slow", "quick");
    assertThat(slow).noneMatch(Future::isComplete);
  }

  @Test
  void tooManyThatWaitForAServerAreRefusedAtOnce() {
    server = host -> never.future();
    HostIsolation guard = guard(Duration.ofHours(1));
    for (int i = 0; i < 2 + 3; i++) {
      var unused = guard.fetch(at("slow"));
    }

    assertThat(reason(guard.fetch(at("slow")))).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void aServerThatFailsAgainAndAgainIsLeftAloneAndTheOthersAreNot() throws Exception {
    HostIsolation guard = guard(Duration.ofHours(1));
    server =
        host -> host.equals("dead") ? failure(Reason.TIMEOUT) : Future.succeededFuture(PICTURE);
    for (int i = 0; i < HostIsolation.MAX_FAILURES; i++) {
      assertThat(reason(guard.fetch(at("dead")))).isEqualTo(Reason.TIMEOUT);
    }

    assertThat(reason(guard.fetch(at("dead")))).isEqualTo(Reason.HOST_DOWN);
    assertThat(asked).hasSize(HostIsolation.MAX_FAILURES);
    assertThat(guard.fetch(at("alive")).await()).isEqualTo(PICTURE);
    assertThat(registry.get("spotter.fetch.hosts.down").gauge().value()).isOne();
  }

  @Test
  void aServerThatIsBackIsUsedAgain() throws Exception {
    HostIsolation guard = guard(Duration.ofMillis(10));
    server = host -> failure(Reason.CONNECTION);
    for (int i = 0; i < HostIsolation.MAX_FAILURES; i++) {
      assertThat(reason(guard.fetch(at("back")))).isEqualTo(Reason.CONNECTION);
    }
    server = host -> Future.succeededFuture(PICTURE);

    Future<Buffer> picture = guard.fetch(at("back"));
    while (reason(picture) == Reason.HOST_DOWN) {
      picture = guard.fetch(at("back"));
    }
    assertThat(picture.await()).isEqualTo(PICTURE);
  }

  @Test
  void aPictureThatIsGoneSaysNothingAboutItsServer() {
    server = host -> failure(Reason.HTTP_GONE);
    HostIsolation guard = guard(Duration.ofHours(1));
    for (int i = 0; i < 3 * HostIsolation.MAX_FAILURES; i++) {
      assertThat(reason(guard.fetch(at("tidy")))).isEqualTo(Reason.HTTP_GONE);
    }
  }

  @Test
  void aSourceWithoutAnAddressIsTheFetchersToRefuse() {
    HostIsolation guard =
        new HostIsolation(
            vertx,
            source -> failure(Reason.NO_ADDRESS),
            FOUR_AT_A_TIME,
            Duration.ofHours(1),
            registry);
    DownloadSpec nowhere = new DownloadSpec(List.of(), Set.of(), Optional.empty());

    assertThat(reason(guard.fetch(nowhere))).isEqualTo(Reason.NO_ADDRESS);
  }

  private HostIsolation guard(Duration rest) {
    return new HostIsolation(vertx, this::download, FOUR_AT_A_TIME, rest, registry);
  }

  private Future<Buffer> download(DownloadSpec source) {
    String host = source.candidates().get(0).getHost();
    asked.add(host);
    return server.apply(host);
  }

  private static DownloadSpec at(String host) {
    return new DownloadSpec(
        List.of(URI.create("https://" + host + "/picture")), Set.of(), Optional.empty());
  }

  private static Future<Buffer> failure(Reason reason) {
    return Future.failedFuture(new FetchException(reason, "no picture"));
  }

  /** Why there is no picture; null when there is one. */
  private static Reason reason(Future<Buffer> picture) {
    try {
      picture.await();
      return null;
    } catch (FetchException failure) {
      return failure.reason();
    }
  }
}
