package dev.spotter.bot.handle;

import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.inbox.Captions;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Ledger.Answered;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Decides anew on the pictures of a captioned message and edits the caption where the platform can.
 * Doing it again changes nothing. Thread-safe.
 */
public final class Recaption {

  private static final Logger LOG = LoggerFactory.getLogger(Recaption.class);

  /**
   * What became of a caption.
   *
   * @param fate whether it is edited
   * @param text what it says, or would say
   */
  record Result(Fate fate, String text) {}

  /** What can become of a caption. */
  enum Fate {
    /** It says something else now. */
    EDITED,
    /** It says what it said. */
    SAME,
    /** It should say something else and cannot be edited. */
    LEFT,
    /** The pictures cannot be had any more. */
    UNSEEN
  }

  private final PictureReader pictures;
  private final UploaderNames names;
  private final Captions captions;
  private final LanguageChoice languages;

  /**
   * Creates it.
   *
   * @param pictures decides what pictures show
   * @param names looks up the uploader's name
   * @param captions keeps what captions say
   * @param languages chooses the caption's language
   */
  public Recaption(
      PictureReader pictures, UploaderNames names, Captions captions, LanguageChoice languages) {
    this.pictures = pictures;
    this.names = names;
    this.captions = captions;
    this.languages = languages;
  }

  /**
   * Looks again at a captioned message.
   *
   * @param platform where it is
   * @param claimed what asks for it
   * @param caption the message, with its caption
   * @return fails when the platform does not answer for now
   */
  Future<Result> edit(Platform platform, ClaimedEvent claimed, Answered caption) {
    PhotosPosted photos = (PhotosPosted) caption.event();
    return Future.all(
            names.of(platform, claimed, photos),
            pictures.readAgain(platform, photos),
            languages.of(photos))
        .map(
            all ->
                all.<Spoken>resultAt(2)
                    .language()
                    .captions()
                    .write(all.resultAt(0), all.resultAt(1)))
        .compose(text -> edit(platform, claimed, caption, text))
        .recover(failure -> unseen(claimed, caption, failure));
  }

  private Future<Result> edit(
      Platform platform, ClaimedEvent claimed, Answered caption, String text) {
    if (text.equals(caption.text())) {
      return Future.succeededFuture(new Result(Fate.SAME, text));
    }
    if (!platform.capabilities().edits()) {
      return Future.succeededFuture(new Result(Fate.LEFT, text));
    }
    return platform
        .edit(
            caption.event().in(), caption.reply(), OutgoingMessage.answering(caption.event(), text))
        .compose(edited -> captions.edited(caption, text))
        .map(noted -> new Result(Fate.EDITED, text))
        .recover(failure -> left(claimed, text, failure));
  }

  /** A caption that was deleted, say, stays as it is; what passes is tried again. */
  private static Future<Result> left(ClaimedEvent claimed, String text, Throwable failure) {
    if (!(failure instanceof PlatformException p) || p.reaction() != Reaction.GIVE_UP) {
      return Future.failedFuture(failure);
    }
    EventLogger.of(LOG, Level.INFO, claimed)
        .log("[{}] a caption cannot be edited: {}", claimed.row(), failure.getMessage());
    return Future.succeededFuture(new Result(Fate.LEFT, text));
  }

  private static Future<Result> unseen(ClaimedEvent claimed, Answered caption, Throwable failure) {
    boolean passes =
        Failures.overloaded(failure)
            || Failures.fetchMayPass(failure)
            || Failures.classifyMayPass(failure)
            || failure instanceof PlatformException;
    if (passes) {
      return Future.failedFuture(failure);
    }
    EventLogger.of(LOG, Level.INFO, claimed)
        .log("[{}] a photo cannot be had again: {}", claimed.row(), Failures.reason(failure));
    return Future.succeededFuture(new Result(Fate.UNSEEN, caption.text()));
  }
}
