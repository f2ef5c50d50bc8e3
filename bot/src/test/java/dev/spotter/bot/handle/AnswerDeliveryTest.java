package dev.spotter.bot.handle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.GroupWait;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxOptions;
import dev.spotter.bot.inbox.InboxRow;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.inbox.InboxUrl;
import dev.spotter.bot.inbox.Lane;
import dev.spotter.bot.inbox.RateLimit;
import dev.spotter.bot.inbox.sql.InboxAdmin;
import dev.spotter.bot.inbox.sql.SqlInbox;
import dev.spotter.bot.platform.FakePlatform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.post.PostRetries;
import dev.spotter.bot.post.RateLimiter;
import dev.spotter.bot.retry.Backoff;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The delivery of answers, on a real inbox. */
@Timeout(60)
class AnswerDeliveryTest {

  private static final Set<String> CHAT = Set.of("chat");
  private static final Duration LEASE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakePlatform platform = new FakePlatform("chat");
  private final AtomicInteger decisions = new AtomicInteger();
  private InboxUrl url;
  private Inbox inbox;
  private AnswerDelivery delivery;

  @BeforeEach
  void open() {
    url = new InboxUrl.Sqlite(folder.resolve("inbox.db"));
    GroupWait none = new GroupWait(Duration.ZERO, Duration.ZERO);
    InboxOptions options =
        new InboxOptions(100, 1, none, new RateLimit(100, 100), LEASE, Duration.ofDays(1));
    inbox =
        SqlInbox.open(vertx, url, options, "node", Clock.systemUTC(), new Random(1), registry)
            .await();
    PostRetries retries =
        new PostRetries(2, new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)));
    delivery =
        new AnswerDelivery(
            Map.of("chat", platform),
            inbox,
            new RateLimiter(vertx, Map.of(), registry),
            new Settlement(
                inbox,
                retries,
                new Random(1),
                new PipelineMetrics(CHAT, registry, Clock.systemUTC())));
    PhotosPosted photos =
        TestEvents.photos("chat", "key", "CON-1", "7", "MEM-1", Optional.empty(), List.of());
    inbox.append(List.of(photos)).await();
  }

  @AfterEach
  void close() {
    inbox.close().await();
    vertx.close().await();
  }

  @Test
  void anAnswerIsPostedAsAReplyAndNoted() {
    deliver(Optional.of(new AnswerDraft("a dog", Optional.of("one was too large"))));

    assertThat(platform.posted)
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text()).isEqualTo("a dog");
              assertThat(message.replyTo()).contains("7");
              assertThat(message.key().key()).isEqualTo("key");
            });
    assertThat(row().state()).isEqualTo(InboxState.POSTED);
    assertThat(row().reply()).contains("reply-1");
    assertThat(row().unnamed()).contains("one was too large");
  }

  @Test
  void whatNeedsNoAnswerIsSettledWithoutAPost() {
    deliver(Optional.empty());
    assertThat(platform.posted).isEmpty();
    assertThat(row().finishedAt()).isPresent();
  }

  @Test
  void anAnswerThatWasDecidedOnIsKeptForTheNextAttempt() {
    platform.gate = failing(PlatformException.busy("later", Optional.empty()));
    deliver(Optional.of(new AnswerDraft("a dog")));
    assertThat(row().state()).isEqualTo(InboxState.RECEIVED);

    platform.gate = Future.succeededFuture();
    deliver(Optional.of(new AnswerDraft("a cat")));
    assertThat(platform.posted).extracting(message -> message.text()).containsExactly("a dog");
    assertThat(decisions).hasValue(1);
  }

  @Test
  void anAnswerThatMayHaveArrivedIsLookedUpBeforeItIsPostedAgain() {
    platform.gate = failing(PlatformException.unsure("silence", Optional.empty()));
    deliver(Optional.of(new AnswerDraft("a dog")));
    assertThat(row().state()).isEqualTo(InboxState.POSTING);

    platform.gate = Future.succeededFuture();
    platform.found = Optional.of("found-1");
    deliver(Optional.empty());
    assertThat(platform.posted).isEmpty();
    assertThat(row().reply()).contains("found-1");
  }

  @Test
  void aRefusalGivesUpAtOnceAndTroubleAfterTheLastAttempt() {
    platform.gate = failing(PlatformException.of(Reaction.GIVE_UP, "blocked"));
    deliver(Optional.of(new AnswerDraft("a dog")));
    assertThat(row().state()).isEqualTo(InboxState.GAVE_UP);
    assertThat(row().reason()).contains("blocked");
    assertThat(registry.get("spotter.gave.up").tag("reason", "refused").counter().count())
        .isEqualTo(1);
  }

  private static Future<Void> failing(PlatformException failure) {
    return Future.failedFuture(failure);
  }

  private void deliver(Optional<AnswerDraft> draft) {
    delivery
        .deliver(
            claim(),
            from -> {
              decisions.incrementAndGet();
              return Future.succeededFuture(draft);
            })
        .await();
  }

  private ClaimedEvent claim() {
    List<ClaimedEvent> claimed = List.of();
    while (claimed.isEmpty()) { // until the wait before the next attempt is over
      claimed = inbox.claim(Lane.PHOTOS, CHAT, 1).await();
    }
    return claimed.get(0);
  }

  private InboxRow row() {
    try (InboxAdmin admin = InboxAdmin.open(url)) {
      return admin.show(1).orElseThrow();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
