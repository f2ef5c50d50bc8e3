package dev.spotter.bot.handle;

import dev.spotter.bot.caption.Recognition;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.SizeLimit;
import dev.spotter.bot.classify.EmbeddedPicture;
import dev.spotter.bot.fetch.FetchException;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.retry.Retry;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.image.UnreadableImageException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Finds out what the pictures of a message show: fetch, then classify, each retried by itself. A
 * picture that cannot be had or read is one that shows nobody knows what; only an overloaded bot
 * fails the event, to be taken up again later, and then keeps what was fetched. Thread-safe.
 */
public final class PictureReader {

  private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);

  private final Function<DownloadSpec, Future<Buffer>> fetcher;
  private final Function<Buffer, Future<EmbeddedPicture>> embedder;
  private final Decider decider;
  private final IntSupplier shortSide;
  private final Retry retry;
  private final FetchedPictures fetched;
  private final SeenPictures seen;
  private final ForwardedPictures forwards;
  private final PipelineMetrics metrics;

  /** Decides what a picture shows in a conversation. */
  @FunctionalInterface
  public interface Decider {
    /** Decides on the spot, or as soon as it is known what the conversation taught. */
    Future<Classification> decide(Conversation in, EmbeddedPicture picture);
  }

  /**
   * Creates the reader.
   *
   * @param fetcher downloads a picture
   * @param embedder embeds an encoded picture
   * @param decider decides on an embedded one
   * @param shortSide the short side in pixels from which a smaller rendition is good enough
   * @param retry repeats what fails in passing
   * @param fetched keeps what was fetched and could not be classified yet
   * @param seen keeps what the model saw
   * @param forwards knows what was posted in a conversation before
   * @param metrics counts
   */
  public PictureReader(
      Function<DownloadSpec, Future<Buffer>> fetcher,
      Function<Buffer, Future<EmbeddedPicture>> embedder,
      Decider decider,
      IntSupplier shortSide,
      Retry retry,
      FetchedPictures fetched,
      SeenPictures seen,
      ForwardedPictures forwards,
      PipelineMetrics metrics) {
    this.fetcher = fetcher;
    this.embedder = embedder;
    this.decider = decider;
    this.shortSide = shortSide;
    this.retry = retry;
    this.fetched = fetched;
    this.seen = seen;
    this.forwards = forwards;
    this.metrics = metrics;
  }

  /**
   * Returns what each picture shows, in the message's order, without files that turned out to be no
   * pictures, what is hidden as a spoiler, and what is only passed on again; completes when all are
   * done with, so that what was fetched is there for the next attempt.
   */
  Future<List<Recognition>> read(Platform platform, ClaimedEvent claimed, PhotosPosted photos) {
    return Future.join(
            IntStream.range(0, photos.pictures().size())
                .mapToObj(index -> read(platform, claimed, photos, index))
                .toList())
        .map(all -> all.<Optional<Recognition>>list().stream().flatMap(Optional::stream).toList());
  }

  private Future<Optional<Recognition>> read(
      Platform platform, ClaimedEvent claimed, PhotosPosted photos, int index) {
    Picture picture = photos.pictures().get(index);
    if (picture.spoiler()) {
      return Future.succeededFuture(Optional.empty());
    }
    return look(platform, photos, index)
        .compose(embedded -> decider.decide(photos.in(), embedded))
        .map(Classification::answer)
        .onSuccess(answer -> metrics.picture(platform.name(), outcome(answer)))
        .map(Recognition::seen)
        .map(Optional::of)
        .recover(
            failure ->
                Failures.isNoPicture(failure, picture)
                    ? none(claimed, failure)
                    : unknown(claimed, failure).map(Optional::of));
  }

  /** Returns what the model sees of a picture; fails when it cannot be had or read. */
  private Future<EmbeddedPicture> look(Platform platform, PhotosPosted photos, int index) {
    FetchedPictures.Key key = new FetchedPictures.Key(photos.id(), index);
    return fetched
        .take(key)
        .map(Future::succeededFuture)
        .orElseGet(() -> fetch(platform, photos.pictures().get(index)))
        .map(bytes -> forwards.admit(photos, index, bytes))
        .compose(bytes -> embed(key, bytes))
        .onSuccess(embedded -> seen.keep(key, embedded));
  }

  /**
   * Returns what the model sees of a picture that was looked at before: remembered, or downloaded
   * once more.
   *
   * @return fails when it cannot be had or read any more
   */
  Future<EmbeddedPicture> lookAgain(Platform platform, PhotosPosted photos, int index) {
    return seen.get(new FetchedPictures.Key(photos.id(), index))
        .map(Future::succeededFuture)
        .orElseGet(() -> look(platform, photos, index));
  }

  /**
   * Returns what each picture of a captioned message shows by now, as {@link #read} does.
   *
   * @return fails when one that could be read cannot be had any more, so that nothing known is lost
   */
  Future<List<Recognition>> readAgain(Platform platform, PhotosPosted photos) {
    return Future.all(
            IntStream.range(0, photos.pictures().size())
                .mapToObj(index -> decideAgain(platform, photos, index))
                .toList())
        .map(all -> all.<Optional<Recognition>>list().stream().flatMap(Optional::stream).toList());
  }

  private Future<Optional<Recognition>> decideAgain(
      Platform platform, PhotosPosted photos, int index) {
    if (photos.pictures().get(index).spoiler()) {
      return Future.succeededFuture(Optional.empty());
    }
    return lookAgain(platform, photos, index)
        .compose(embedded -> decider.decide(photos.in(), embedded))
        .map(decided -> Optional.of(Recognition.seen(decided.answer())))
        .recover(
            failure -> {
              if (Failures.isNoPicture(failure, photos.pictures().get(index))) {
                return Future.succeededFuture(Optional.empty());
              }
              return failure instanceof UnreadableImageException
                  ? Future.succeededFuture(
                      Optional.of(Recognition.unseen(Optional.empty(), Failures.reason(failure))))
                  : Future.failedFuture(failure);
            });
  }

  private Future<Optional<Recognition>> none(ClaimedEvent claimed, Throwable failure) {
    metrics.picture(claimed.event().in().connection(), "no_picture");
    EventLogger.of(LOG, Level.INFO, claimed)
        .log("[{}] a file is no picture: {}", claimed.row(), Failures.reason(failure));
    return Future.succeededFuture(Optional.empty());
  }

  private Future<Buffer> fetch(Platform platform, Picture picture) {
    return retry.run(
        () -> platform.download(picture, shortSide.getAsInt()).compose(fetcher),
        failure -> Failures.fetchMayPass(failure) || Failures.overloaded(failure));
  }

  private Future<EmbeddedPicture> embed(FetchedPictures.Key key, Buffer bytes) {
    return retry
        .run(() -> embedder.apply(bytes), Failures::classifyMayPass)
        .onFailure(
            failure -> {
              if (Failures.overloaded(failure)) {
                fetched.keep(key, bytes);
              }
            });
  }

  private Future<Recognition> unknown(ClaimedEvent claimed, Throwable failure) {
    if (Failures.overloaded(failure)) {
      return Future.failedFuture(failure);
    }
    metrics.picture(claimed.event().in().connection(), outcome(failure));
    EventLogger.of(LOG, Level.INFO, claimed)
        .log("[{}] a picture stays unnamed: {}", claimed.row(), Failures.reason(failure));
    Optional<SizeLimit> limit =
        failure instanceof PlatformException p ? p.sizeLimit() : Optional.empty();
    return Future.succeededFuture(Recognition.unseen(limit, Failures.reason(failure)));
  }

  private static String outcome(Answer answer) {
    return answer.level() == Answer.Level.SILENT ? "unsure" : "named";
  }

  private static String outcome(Throwable failure) {
    if (failure instanceof FetchException || failure instanceof PlatformException) {
      return "unfetchable";
    }
    return failure instanceof UnreadableImageException ? "unreadable" : "failed";
  }
}
