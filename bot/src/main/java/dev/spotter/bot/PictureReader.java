package dev.spotter.bot;

import dev.spotter.bot.ImageUpload.Picture;
import dev.spotter.bot.caption.Sight;
import dev.spotter.bot.classify.OverloadedException;
import dev.spotter.bot.fetch.FetchException;
import dev.spotter.bot.inbox.InboxEntry;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.retry.Retry;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.image.UnreadableImageException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what the pictures of an upload show: fetch, then classify. A picture that cannot be had
 * or read is one that shows nobody knows what; only an overloaded bot fails the upload, to be taken
 * up again later. Thread-safe.
 */
final class PictureReader {

  private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);

  /** Key of the row's number in structured logs. */
  private static final String UPLOAD = "upload";

  private final Function<PictureSource, Future<Buffer>> fetcher;
  private final Function<Buffer, Future<Classification>> classifier;
  private final IntSupplier shortSide;
  private final Retry retry;
  private final PipelineMetrics metrics;

  PictureReader(
      Function<PictureSource, Future<Buffer>> fetcher,
      Function<Buffer, Future<Classification>> classifier,
      IntSupplier shortSide,
      Retry retry,
      PipelineMetrics metrics) {
    this.fetcher = fetcher;
    this.classifier = classifier;
    this.shortSide = shortSide;
    this.retry = retry;
    this.metrics = metrics;
  }

  /** Returns what each picture shows, in the upload's order. */
  Future<List<Sight>> read(Platform platform, InboxEntry entry) {
    return Future.all(
            entry.upload().pictures().stream()
                .map(picture -> read(platform, entry, picture))
                .toList())
        .map(all -> all.list());
  }

  private Future<Sight> read(Platform platform, InboxEntry entry, Picture picture) {
    return retry
        .run(
            () ->
                platform.source(picture, shortSide.getAsInt()).compose(fetcher).compose(classifier),
            PictureReader::mayPass)
        .map(seen -> Wording.ENGLISH.thing(seen.answer()))
        .onSuccess(
            thing -> metrics.picture(platform.name(), thing.isPresent() ? "named" : "unsure"))
        .map(thing -> new Sight(thing, Optional.empty()))
        .recover(failure -> unknown(entry, failure));
  }

  private Future<Sight> unknown(InboxEntry entry, Throwable failure) {
    if (overloaded(failure)) {
      return Future.failedFuture(failure);
    }
    metrics.picture(entry.upload().platform(), outcome(failure));
    LOG.atInfo()
        .addKeyValue(UPLOAD, entry.id())
        .log("[{}] a picture stays unnamed: {}", entry.id(), reason(failure));
    Optional<String> remark =
        failure instanceof PlatformException p ? p.remark() : Optional.empty();
    return Future.succeededFuture(Sight.none(remark, reason(failure)));
  }

  private static String reason(Throwable failure) {
    if (failure instanceof UnreadableImageException unreadable) {
      return Wording.ENGLISH.problem(unreadable.problem());
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static boolean mayPass(Throwable failure) {
    return overloaded(failure)
        || failure instanceof TimeoutException
        || (failure instanceof FetchException f && f.retryable())
        || (failure instanceof PlatformException p && p.reaction() == Reaction.RETRY);
  }

  private static boolean overloaded(Throwable failure) {
    return failure instanceof OverloadedException
        || (failure instanceof FetchException f && f.reason() == FetchException.Reason.OVERLOADED);
  }

  private static String outcome(Throwable failure) {
    if (failure instanceof FetchException || failure instanceof PlatformException) {
      return "unfetchable";
    }
    return failure instanceof UnreadableImageException ? "unreadable" : "failed";
  }
}
