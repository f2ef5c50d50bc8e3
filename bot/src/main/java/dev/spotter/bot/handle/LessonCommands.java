package dev.spotter.bot.handle;

import dev.spotter.bot.caption.Language;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.Captions;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Ledger;
import dev.spotter.bot.inbox.Ledger.Answered;
import dev.spotter.bot.inbox.Lessons;
import dev.spotter.bot.inbox.Lessons.Selection;
import dev.spotter.bot.learn.KnownLabels;
import dev.spotter.bot.learn.LearnOptions;
import dev.spotter.bot.platform.Platform;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that concern what people taught. Thread-safe. */
public final class LessonCommands {

  /** How many captions "look again" is about. */
  private static final int LAST = 5;

  private final Lessons lessons;
  private final KnownLabels known;
  private final Ledger ledger;
  private final Captions captions;
  private final Recaption recaption;
  private final TeachingRights rights;
  private final LearnOptions options;

  /**
   * Creates the commands.
   *
   * @param lessons what was taught
   * @param known tells what there is
   * @param ledger knows what was answered
   * @param captions knows the newest captions
   * @param recaption edits captions
   * @param rights who may forget
   * @param options how far lessons reach
   */
  public LessonCommands(
      Lessons lessons,
      KnownLabels known,
      Ledger ledger,
      Captions captions,
      Recaption recaption,
      TeachingRights rights,
      LearnOptions options) {
    this.lessons = lessons;
    this.known = known;
    this.ledger = ledger;
    this.captions = captions;
    this.recaption = recaption;
    this.rights = rights;
    this.options = options;
  }

  /** Says what the conversation taught. */
  Future<String> known(Platform platform, ClaimedEvent claimed, Language language) {
    return options.enabled()
        ? known.of(claimed.event().in(), language.lessons())
        : Future.succeededFuture(language.lessons().switchedOff());
  }

  /**
   * Forgets a label, or everything; who may not forget for others forgets what is their own.
   *
   * @param noun what is to be forgotten; empty for everything
   */
  Command.Answered forget(Optional<String> noun) {
    return (platform, claimed, language) -> {
      TextPosted text = (TextPosted) claimed.event();
      return rights
          .mayForgetOthers(platform, text)
          .compose(
              all ->
                  lessons.forget(
                      new Selection(
                          options.scope(text.in()),
                          noun.map(known::label),
                          all ? Optional.empty() : Optional.of(text.by().id()))))
          .map(language.lessons()::forgotten);
    };
  }

  /** Forgets what the writer taught last, and sets that caption right. */
  Future<String> undo(Platform platform, ClaimedEvent claimed, Language language) {
    TextPosted text = (TextPosted) claimed.event();
    return lessons
        .undo(text.id(), text.in(), text.by().id())
        .compose(
            photo ->
                photo
                    .map(message -> setRight(platform, claimed, message))
                    .orElse(Future.succeededFuture())
                    .map(right -> language.lessons().undone(photo.isPresent())));
  }

  private Future<Void> setRight(Platform platform, ClaimedEvent claimed, String photo) {
    return ledger
        .answered(claimed.event().in(), photo)
        .compose(
            found ->
                found
                    .filter(answered -> answered.event() instanceof PhotosPosted)
                    .map(answered -> recaption.edit(platform, claimed, answered))
                    .orElse(Future.succeededFuture()))
        .mapEmpty();
  }

  /** Decides anew on the last photos, one after the other, and edits their captions. */
  Future<String> lookAgain(Platform platform, ClaimedEvent claimed, Language language) {
    return captions
        .newest(claimed.event().in(), LAST)
        .compose(newest -> edit(platform, claimed, newest))
        .map(results -> lookedAgain(results, language));
  }

  private Future<List<Recaption.Result>> edit(
      Platform platform, ClaimedEvent claimed, List<Answered> newest) {
    Future<List<Recaption.Result>> results = Future.succeededFuture(new ArrayList<>());
    for (Answered caption : newest) {
      results =
          results.compose(
              before ->
                  recaption
                      .edit(platform, claimed, caption)
                      .map(
                          result -> {
                            before.add(result);
                            return before;
                          }));
    }
    return results;
  }

  private static String lookedAgain(List<Recaption.Result> results, Language language) {
    List<Recaption.Result> seen =
        results.stream().filter(it -> it.fate() != Recaption.Fate.UNSEEN).toList();
    long edited = seen.stream().filter(it -> it.fate() == Recaption.Fate.EDITED).count();
    List<String> instead =
        seen.stream()
            .filter(it -> it.fate() == Recaption.Fate.LEFT)
            .map(Recaption.Result::text)
            .toList();
    return language.lessons().lookedAgain(seen.size(), (int) edited, instead);
  }
}
