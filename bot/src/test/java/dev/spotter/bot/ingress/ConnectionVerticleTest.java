package dev.spotter.bot.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.sql.SqlInbox;
import dev.spotter.bot.platform.EventSink;
import dev.spotter.bot.platform.PlatformConnection;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.retry.Backoff;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConnectionVerticleTest {

  private static final Duration DRAIN = Duration.ofMillis(500);
  private static final PhotosPosted UPLOAD =
      TestEvents.photos("chat", "key", "CON-1", "1", "MEM-1", Optional.empty(), List.of());

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ScriptedLink link = new ScriptedLink();
  private Inbox inbox;
  private ConnectionVerticle verticle;
  private String deployment;

  @BeforeEach
  void start() {
    Duration second = Duration.ofSeconds(1);
    inbox =
        SqlInbox.open(
                vertx,
                new InboxUrl.Sqlite(folder.resolve("inbox.db")),
                new InboxOptions(
                    10, 1, new GroupWait(second, second), new RateLimit(1, 1), second, second),
                "node",
                Clock.systemUTC(),
                new Random(2),
                registry)
            .await();
    verticle =
        new ConnectionVerticle(
            "chat",
            link,
            new EventReceiver(
                inbox,
                new WordFilter((in, message) -> Future.succeededFuture(false)),
                (platform, lane) -> {}),
            new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)),
            DRAIN,
            new Random(1),
            registry);
    deployment = vertx.deployVerticle(verticle).await();
  }

  @AfterEach
  void stop() {
    inbox.close().await();
    vertx.close().await();
  }

  @Test
  void aSessionFollowsTheOther() throws Exception {
    assertThatThrownBy(() -> verticle.check().await()).hasMessageContaining("not connected yet");
    for (int i = 0; i < 3; i++) {
      Session session = link.next();
      session.intake.connected();
      session.end.complete();
    }
    link.next();
    assertThat(verticle.check().await()).isNull();
    assertThat(registry.get("spotter.link.up").gauge().value()).isEqualTo(1);
  }

  @Test
  void aLostSessionIsMadeAnewNoSoonerThanThePlatformAsksFor() throws Exception {
    link.next().end.fail("lost");
    Session second = link.next();
    assertThatThrownBy(() -> verticle.check().await()).hasMessage("lost");
    long before = System.nanoTime();
    second.end.fail(PlatformException.busy("slow down", Optional.of(Duration.ofMillis(300))));
    link.next();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(299));
    assertThat(registry.get("spotter.link.failures").counter().count()).isEqualTo(2);
    assertThat(registry.get("spotter.link.up").gauge().value()).isZero();
  }

  @Test
  void aSessionThatThrowsCountsAsLost() throws Exception {
    link.throwing = true;
    link.next().end.complete();
    Session thrown = link.next();
    link.throwing = false;
    assertThat(thrown).isNotNull();
    link.next();
  }

  @Test
  void whatASessionBringsIsOnDiskBeforeItIsAcknowledged() throws Exception {
    Session session = link.next();
    session.intake.keep(List.of(UPLOAD)).await();
    assertThat(inbox.depth()).isEqualTo(1);
    session.intake.keep(List.of(UPLOAD)).await();
    session.intake.keep(List.of()).await();

    for (String outcome : List.of("stored", "duplicate", "ignored")) {
      assertThat(
              registry
                  .get("spotter.link.deliveries")
                  .tags("platform", "chat", "outcome", outcome)
                  .counter()
                  .count())
          .isEqualTo(1);
    }
  }

  @Test
  void stoppingEndsTheSessionAndWaitsForIt() throws Exception {
    Session session = link.next();
    Future<Void> stopped = vertx.undeploy(deployment);
    assertThat(link.ended.poll(30, TimeUnit.SECONDS)).isTrue();
    assertThat(stopped.isComplete()).isFalse();
    session.end.complete();
    stopped.await();
    assertThat(link.sessions).isEmpty();
  }

  @Test
  void aSessionThatDoesNotEndIsNotWaitedForForEver() throws Exception {
    link.next();
    assertThatThrownBy(() -> vertx.undeploy(deployment).await())
        .isInstanceOf(TimeoutException.class);
  }

  /** Sessions that the test ends. */
  private static final class ScriptedLink implements PlatformConnection {
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();
    private volatile boolean throwing;

    @Override
    public Future<Void> session(EventSink intake) {
      Session session = new Session(intake, Promise.promise());
      boolean throwsNow = throwing; // before the test sees the session and changes it
      sessions.add(session);
      if (throwsNow) {
        throw new IllegalStateException("broken");
      }
      return session.end.future();
    }

    @Override
    public void end() {
      ended.add(true);
    }

    private Session next() throws InterruptedException {
      Session next = sessions.poll(30, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    }
  }

  private record Session(EventSink intake, Promise<Void> end) {}
}
