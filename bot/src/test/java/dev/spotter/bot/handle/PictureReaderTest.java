package dev.spotter.bot.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.TeachableModel;
import dev.spotter.bot.TestEvents;
import dev.spotter.bot.caption.Recognition;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.classify.EmbeddedPicture;
import dev.spotter.bot.classify.OverloadedException;
import dev.spotter.bot.fetch.FetchException;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.platform.FakePlatform;
import dev.spotter.bot.retry.Backoff;
import dev.spotter.bot.retry.Retry;
import dev.spotter.classifier.decision.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PictureReaderTest {

  private static final int ATTEMPTS = 3;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakePlatform platform = new FakePlatform("chat");
  private final AtomicInteger downloads = new AtomicInteger();
  private final AtomicInteger classifications = new AtomicInteger();
  private final Queue<RuntimeException> fetchFailures = new ConcurrentLinkedQueue<>();
  private volatile boolean classifierIsFull;
  private final PictureReader reader =
      new PictureReader(
          this::fetch,
          this::embed,
          (in, picture) -> Future.succeededFuture(picture.classify()),
          () -> 64,
          new Retry(
              vertx,
              ATTEMPTS,
              new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)),
              new Random(1)),
          new FetchedPictures(1 << 20, registry),
          new SeenPictures(1 << 20, () -> "", registry),
          new ForwardedPictures(1_000, registry),
          new PipelineMetrics(Set.of("chat"), registry, Clock.systemUTC()));

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aFullClassifierDownloadsNoPictureTwice() {
    PhotosPosted photos = photos(5);
    classifierIsFull = true;
    for (int attempt = 1; attempt <= 8; attempt++) {
      assertThatThrownBy(() -> read(photos)).isInstanceOf(OverloadedException.class);
    }
    assertThat(downloads).hasValue(5);
    assertThat(classifications).hasValueGreaterThanOrEqualTo(8 * ATTEMPTS);

    classifierIsFull = false;
    assertThat(read(photos)).extracting(Recognition::answer).containsOnly(Answer.exact("dog"));
    assertThat(downloads).hasValue(5);
  }

  @Test
  void aPictureThatWasClassifiedIsKeptNoLonger() {
    PhotosPosted photos = photos(1);
    read(photos);
    read(photos);
    assertThat(downloads).hasValue(2);
  }

  @Test
  void aDownloadThatFailsInPassingIsRepeatedAndClassifiedOnce() {
    fetchFailures.add(new FetchException(FetchException.Reason.TIMEOUT, "too slow"));
    assertThat(read(photos(1))).extracting(Recognition::answer).containsOnly(Answer.exact("dog"));
    assertThat(downloads).hasValue(2);
    assertThat(classifications).hasValue(1);
  }

  private List<Recognition> read(PhotosPosted photos) {
    ClaimedEvent claimed =
        new ClaimedEvent(1, photos, InboxState.RECEIVED, 1, Optional.empty(), Instant.EPOCH);
    return reader.read(platform, claimed, photos).await();
  }

  private Future<Buffer> fetch(DownloadSpec source) {
    downloads.incrementAndGet();
    RuntimeException failure = fetchFailures.poll();
    return failure == null
        ? Future.succeededFuture(Buffer.buffer(source.candidates().get(0).toString()))
        : Future.failedFuture(failure);
  }

  private Future<EmbeddedPicture> embed(Buffer picture) {
    classifications.incrementAndGet();
    return classifierIsFull
        ? Future.failedFuture(new OverloadedException("256 pictures are waiting"))
        : Future.succeededFuture(TeachableModel.look(TeachableModel.head(""), "dog"));
  }

  private static PhotosPosted photos(int pictures) {
    List<Picture> each =
        IntStream.range(0, pictures)
            .mapToObj(i -> new Rendition("http://x/" + i, Optional.empty(), Optional.empty()))
            .map(rendition -> new Picture(List.of(rendition), Optional.empty()))
            .toList();
    return TestEvents.photos("chat", "k", "CON-1", "1", "MEM-1", Optional.empty(), each);
  }
}
