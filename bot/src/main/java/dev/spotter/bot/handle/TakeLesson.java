package dev.spotter.bot.handle;

import dev.spotter.bot.caption.LessonOutcome;
import dev.spotter.bot.caption.LessonOutcome.Kind;
import dev.spotter.bot.caption.LessonSentence;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.Captions;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Ledger;
import dev.spotter.bot.inbox.Ledger.Answered;
import dev.spotter.bot.inbox.Lesson.Source;
import dev.spotter.bot.learn.Classroom;
import dev.spotter.bot.learn.LessonMetrics;
import dev.spotter.bot.learn.Teaching;
import dev.spotter.bot.platform.Platform;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a text as a lesson: finds the photo that it answers, teaches, edits the caption, and tells
 * back what it knows, unless nothing was new to it and the edited caption says it all. Thread-safe.
 */
public final class TakeLesson {

  /** It is known what the photo shows, so that its caption can say so. */
  private static final Set<Kind> SETTLED =
      Set.of(Kind.TAUGHT, Kind.CORRECTED, Kind.AGREED, Kind.NEAR_COPY);

  private final Ledger ledger;
  private final Captions captions;
  private final PictureReader pictures;
  private final Classroom classroom;
  private final Recaption recaption;
  private final TeachingRights rights;
  private final LessonMetrics metrics;

  /**
   * Creates it.
   *
   * @param ledger knows what was answered
   * @param captions knows the newest captions
   * @param pictures looks at the photo again
   * @param classroom takes lessons
   * @param recaption edits captions
   * @param rights who may teach
   * @param metrics counts
   */
  public TakeLesson(
      Ledger ledger,
      Captions captions,
      PictureReader pictures,
      Classroom classroom,
      Recaption recaption,
      TeachingRights rights,
      LessonMetrics metrics) {
    this.ledger = ledger;
    this.captions = captions;
    this.pictures = pictures;
    this.classroom = classroom;
    this.recaption = recaption;
    this.rights = rights;
    this.metrics = metrics;
  }

  /**
   * Returns what to answer; empty when the text is no lesson, or the edited caption says it all.
   */
  Future<Optional<String>> take(Platform platform, ClaimedEvent claimed, Spoken spoken) {
    TextPosted text = (TextPosted) claimed.event();
    Optional<LessonSentence> sentence = spoken.lesson(text.text());
    return sentence.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : photo(text)
            .compose(
                found ->
                    found
                        .map(photo -> teach(platform, claimed, photo, sentence.get()))
                        .orElseGet(() -> said(text, LessonOutcome.of(Kind.NO_CAPTION))))
            .map(outcome -> outcome.flatMap(spoken.language().lessons()::to));
  }

  /** What is said to the bot and answers nothing is about the photo before. */
  private Future<Optional<Answered>> photo(TextPosted text) {
    return text.replyTo()
        .map(message -> ledger.answered(text.in(), message))
        .orElseGet(() -> captions.newest(text.in(), 1).map(newest -> newest.stream().findFirst()))
        .map(answered -> answered.filter(it -> it.event() instanceof PhotosPosted));
  }

  private Future<Optional<LessonOutcome>> teach(
      Platform platform, ClaimedEvent claimed, Answered photo, LessonSentence sentence) {
    TextPosted text = (TextPosted) claimed.event();
    PhotosPosted photos = (PhotosPosted) photo.event();
    Optional<Integer> picture = picture(photos.pictures().size(), sentence.picture());
    if (picture.isEmpty()) {
      Kind unclear = sentence.mayBeChatter() ? Kind.UNKNOWN : Kind.WHICH;
      return said(text, LessonOutcome.of(unclear));
    }
    Source source = new Source(text.by().id(), photos.by().id(), photos.message(), picture.get());
    return rights
        .mayTeach(platform, text, photos)
        .compose(
            may ->
                may
                    ? teach(platform, text, photos, source, sentence)
                    : Future.succeededFuture(LessonOutcome.of(Kind.NOT_ALLOWED)))
        .compose(outcome -> answer(platform, claimed, photo, outcome));
  }

  private static Optional<Integer> picture(int number, Optional<Integer> said) {
    int place = said.orElse(number == 1 ? 0 : number);
    return Optional.of(place == LessonSentence.LAST ? number - 1 : place)
        .filter(index -> index < number);
  }

  private Future<LessonOutcome> teach(
      Platform platform,
      TextPosted text,
      PhotosPosted photos,
      Source source,
      LessonSentence sentence) {
    return pictures
        .lookAgain(platform, photos, source.picture())
        .map(embedded -> new Teaching(text, source, sentence.claims(), embedded))
        .transform(
            looked -> looked.succeeded() ? classroom.teach(looked.result()) : gone(looked.cause()));
  }

  private static Future<LessonOutcome> gone(Throwable failure) {
    return Failures.overloaded(failure)
            || Failures.fetchMayPass(failure)
            || Failures.classifyMayPass(failure)
        ? Future.failedFuture(failure)
        : Future.succeededFuture(LessonOutcome.of(Kind.NO_PICTURE));
  }

  private Future<Optional<LessonOutcome>> answer(
      Platform platform, ClaimedEvent claimed, Answered photo, LessonOutcome outcome) {
    TextPosted text = (TextPosted) claimed.event();
    return SETTLED.contains(outcome.kind())
        ? recaption
            .edit(platform, claimed, photo)
            .compose(
                result ->
                    result.fate() == Recaption.Fate.EDITED && outcome.kind() != Kind.TAUGHT
                        ? counted(text, outcome).map(Optional.empty())
                        : said(text, outcome))
        : said(text, outcome);
  }

  private Future<Optional<LessonOutcome>> said(TextPosted text, LessonOutcome outcome) {
    return counted(text, outcome).map(Optional::of);
  }

  private Future<LessonOutcome> counted(TextPosted text, LessonOutcome outcome) {
    metrics.lesson(text.in().connection(), outcome.kind());
    return Future.succeededFuture(outcome);
  }
}
