package dev.spotter.bot.handle;

import dev.spotter.bot.caption.Recognition;
import dev.spotter.bot.chat.Caption;
import dev.spotter.bot.chat.ImageUpload;
import dev.spotter.bot.inbox.ClaimLostException;
import dev.spotter.bot.inbox.Inbox;
import dev.spotter.bot.inbox.InboxEntry;
import dev.spotter.bot.inbox.InboxState;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import dev.spotter.bot.post.PostRetries;
import dev.spotter.bot.post.RateLimiter;
import dev.spotter.bot.retry.Retry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The data path of one upload that the inbox holds: fetch, classify, caption, post. Every line it
 * logs starts with the inbox row's number. Thread-safe; callers keep to one upload of a
 * conversation at a time.
 */
public final class CaptionPhotos {

  private static final Logger LOG = LoggerFactory.getLogger(CaptionPhotos.class);

  /** Key of the row's number in structured logs. */
  private static final String UPLOAD = "upload";

  private final Map<String, Platform> platforms;
  private final Inbox inbox;
  private final PictureReader pictures;
  private final int maxLooks;
  private final RateLimiter pace;
  private final Retry lookups;
  private final PostRetries retries;
  private final RandomGenerator random;
  private final PipelineMetrics metrics;

  public CaptionPhotos(
      Map<String, Platform> platforms,
      Inbox inbox,
      PictureReader pictures,
      int maxLooks,
      RateLimiter pace,
      Retry lookups,
      PostRetries retries,
      RandomGenerator random,
      PipelineMetrics metrics) {
    this.platforms = Map.copyOf(platforms);
    this.inbox = inbox;
    this.pictures = pictures;
    this.maxLooks = maxLooks;
    this.pace = pace;
    this.lookups = lookups;
    this.retries = retries;
    this.random = random;
    this.metrics = metrics;
  }

  /**
   * Answers one upload and settles its row.
   *
   * @param entry a claimed row of a configured platform
   * @return fails only when the row cannot be settled
   */
  public Future<Void> answer(InboxEntry entry) {
    Platform platform = platforms.get(entry.upload().platform());
    return Future.succeededFuture()
        .compose(begun -> decide(platform, entry))
        .compose(answer -> postOnce(platform, entry, answer))
        .compose(reply -> inbox.posted(entry.id(), reply).onSuccess(done -> posted(entry, reply)))
        .recover(failure -> settle(entry, failure));
  }

  /** A caption that was decided on in an earlier attempt is kept. */
  private Future<CaptionDraft> decide(Platform platform, InboxEntry entry) {
    return entry
        .caption()
        .map(caption -> Future.succeededFuture(CaptionDraft.decided(caption)))
        .orElseGet(
            () ->
                Future.all(senderName(platform, entry), look(platform, entry))
                    .map(both -> CaptionDraft.of(both.resultAt(0), both.resultAt(1))));
  }

  /**
   * An upload that ended every attempt without a result, or the process with it, is not looked at.
   */
  private Future<List<Recognition>> look(Platform platform, InboxEntry entry) {
    if (entry.attempts() <= maxLooks) {
      return pictures.read(platform, entry);
    }
    LOG.atError()
        .addKeyValue(UPLOAD, entry.id())
        .log("[{}] is answered unseen after {} attempts", entry.id(), maxLooks);
    Recognition unseen =
        Recognition.none(Optional.empty(), maxLooks + " attempts to look at it came to no result");
    return Future.succeededFuture(
        entry.upload().pictures().stream().map(picture -> unseen).toList());
  }

  private Future<Optional<String>> senderName(Platform platform, InboxEntry entry) {
    return lookups
        .run(() -> platform.senderName(entry.upload()), CaptionPhotos::mayPass)
        .otherwise(
            failure -> {
              LOG.atWarn()
                  .addKeyValue(UPLOAD, entry.id())
                  .log("[{}] the uploader's name is unknown: {}", entry.id(), failure.getMessage());
              return Optional.empty();
            });
  }

  private Future<String> postOnce(Platform platform, InboxEntry entry, CaptionDraft answer) {
    return findPosted(platform, entry, answer.caption())
        .compose(
            found ->
                found.map(Future::succeededFuture).orElseGet(() -> post(platform, entry, answer)));
  }

  /** Only a row left in POSTING may have been answered without our knowing. */
  private Future<Optional<String>> findPosted(
      Platform platform, InboxEntry entry, Caption caption) {
    ImageUpload upload = entry.upload();
    return entry.state() == InboxState.POSTING
        ? inbox
            .lastReply(entry)
            .compose(after -> platform.findPosted(upload, caption, after))
            .recover(failure -> Future.failedFuture(stillUnsure(failure)))
        : Future.succeededFuture(Optional.empty());
  }

  private static Throwable stillUnsure(Throwable failure) {
    return failure instanceof PlatformException p ? p.stillUnsure() : failure;
  }

  private Future<String> post(Platform platform, InboxEntry entry, CaptionDraft answer) {
    return pace.turn(() -> inbox.posting(entry, answer.caption(), answer.unnamed()))
        .compose(noted -> platform.post(entry.upload(), answer.caption()));
  }

  private void posted(InboxEntry entry, String reply) {
    ImageUpload upload = entry.upload();
    Duration latency = metrics.settled(upload.platform(), "posted", entry.receivedAt());
    LOG.atInfo()
        .addKeyValue(UPLOAD, entry.id())
        .log(
            "[{}] posted to {} {} as {} after {} ms",
            entry.id(),
            upload.platform(),
            upload.conversation(),
            reply,
            latency.toMillis());
  }

  private Future<Void> settle(InboxEntry entry, Throwable failure) {
    if (failure instanceof ClaimLostException) {
      LOG.atWarn()
          .addKeyValue(UPLOAD, entry.id())
          .log("[{}] is left: {}", entry.id(), failure.getMessage());
      return Future.succeededFuture();
    }
    int attempt = entry.attempts();
    Reaction reaction = failure instanceof PlatformException p ? p.reaction() : Reaction.RETRY;
    metrics
        .failures(entry.upload().platform(), reaction.name().toLowerCase(Locale.ROOT))
        .increment();
    return retries
        .after(attempt, failure, random)
        .map(wait -> retry(entry, attempt, wait, reaction, failure))
        .orElseGet(() -> giveUp(entry, attempt, reaction, failure));
  }

  private Future<Void> retry(
      InboxEntry entry, int attempt, Duration wait, Reaction reaction, Throwable failure) {
    LOG.atLevel(reaction == Reaction.ALERT ? Level.ERROR : Level.WARN)
        .addKeyValue(UPLOAD, entry.id())
        .log(
            "[{}] attempt {} failed, next in {} ms: {}",
            entry.id(),
            attempt,
            wait.toMillis(),
            failure.getMessage());
    boolean unsure = !(failure instanceof PlatformException p) || p.unsure();
    return inbox.retry(entry.id(), wait, unsure, reason(failure));
  }

  private Future<Void> giveUp(InboxEntry entry, int attempt, Reaction reaction, Throwable failure) {
    String reason = reaction == Reaction.GIVE_UP ? "refused" : "attempts";
    metrics.gaveUp(entry.upload().platform(), reason).increment();
    LOG.atError()
        .addKeyValue(UPLOAD, entry.id())
        .log("[{}] gave up after {} attempts: {}", entry.id(), attempt, failure.getMessage());
    metrics.settled(entry.upload().platform(), "gave_up", entry.receivedAt());
    return inbox.giveUp(entry.id(), reason(failure));
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof PlatformException p && p.reaction() == Reaction.RETRY;
  }

  private static String reason(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
