package dev.spotter.bot.handle;

import dev.spotter.bot.caption.Recognition;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.platform.Platform;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Event handler for photos, the data path of a caption: fetch, classify, caption, post.
 * Thread-safe.
 */
public final class CaptionPhotos implements EventHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CaptionPhotos.class);

  private final AnswerDelivery delivery;
  private final PictureReader pictures;
  private final int maxAttempts;
  private final UploaderNames names;
  private final LanguageChoice languages;

  /**
   * Creates the handler.
   *
   * @param delivery posts captions
   * @param pictures fetches and classifies
   * @param maxAttempts how many attempts look at the pictures; after them the photo is answered
   *     unseen, for it may be what brings the process down
   * @param names looks up the uploader's name
   * @param languages chooses the caption's language, and whether there is one
   */
  public CaptionPhotos(
      AnswerDelivery delivery,
      PictureReader pictures,
      int maxAttempts,
      UploaderNames names,
      LanguageChoice languages) {
    this.delivery = delivery;
    this.pictures = pictures;
    this.maxAttempts = maxAttempts;
    this.names = names;
    this.languages = languages;
  }

  @Override
  public Future<Void> handle(ClaimedEvent claimed) {
    PhotosPosted photos = (PhotosPosted) claimed.event();
    return delivery.deliver(
        claimed,
        platform ->
            languages
                .of(photos)
                .compose(
                    spoken ->
                        spoken.quiet()
                            ? Future.succeededFuture(Optional.empty())
                            : caption(platform, claimed, photos, spoken)));
  }

  private Future<Optional<AnswerDraft>> caption(
      Platform platform, ClaimedEvent claimed, PhotosPosted photos, Spoken spoken) {
    return Future.all(names.of(platform, claimed, photos), recognise(platform, claimed, photos))
        .map(both -> draft(both.resultAt(0), both.resultAt(1), spoken));
  }

  private Future<List<Recognition>> recognise(
      Platform platform, ClaimedEvent claimed, PhotosPosted photos) {
    if (claimed.attempts() <= maxAttempts) {
      return pictures.read(platform, claimed, photos);
    }
    EventLogger.of(LOG, Level.ERROR, claimed)
        .log("[{}] is answered unseen after {} attempts", claimed.row(), maxAttempts);
    Recognition unseen =
        Recognition.unseen(
            Optional.empty(), maxAttempts + " attempts to look at it came to no result");
    return Future.succeededFuture(
        photos.pictures().stream()
            .filter(picture -> !picture.guessed() && !picture.spoiler())
            .map(picture -> unseen)
            .toList());
  }

  /** Files that were no pictures need no answer. */
  private static Optional<AnswerDraft> draft(
      Optional<String> uploader, List<Recognition> pictures, Spoken spoken) {
    if (pictures.isEmpty()) {
      return Optional.empty();
    }
    String reasons =
        pictures.stream()
            .flatMap(picture -> picture.reason().stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return spoken
        .caption(uploader, pictures)
        .map(
            text ->
                new AnswerDraft(text, Optional.of(reasons).filter(reason -> !reason.isEmpty())));
  }
}
