package dev.spotter.bot.handle;

import dev.spotter.bot.caption.Language;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Ledger;
import dev.spotter.bot.inbox.Ledger.Answered;
import dev.spotter.bot.inbox.PreferenceStore;
import dev.spotter.bot.inbox.Preferences.Answering;
import dev.spotter.bot.platform.Platform;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** The commands that tell how to answer in a conversation, or not at all. Thread-safe. */
public final class MannerCommands {

  private final PreferenceStore preferences;
  private final Ledger ledger;
  private final TeachingRights rights;

  /**
   * Creates the commands.
   *
   * @param preferences keeps what was told
   * @param ledger knows what was answered
   * @param rights who may tell
   */
  public MannerCommands(PreferenceStore preferences, Ledger ledger, TeachingRights rights) {
    this.preferences = preferences;
    this.ledger = ledger;
    this.rights = rights;
  }

  /**
   * Answers photos in this way from now on.
   *
   * @param answering what is answered
   * @param words key of what to say to that
   */
  Command.Answered answer(Answering answering, String words) {
    return change(in -> preferences.answer(in, answering), language -> language.say(words));
  }

  /** Speaks a language from now on. */
  Command.Answered speak(Language language) {
    return change(in -> preferences.speak(in, language.locale()), before -> language.say("speak"));
  }

  private Command.Answered change(
      Function<Conversation, Future<Void>> change, Function<Language, String> words) {
    return (platform, claimed, language) ->
        rights
            .mayDirect(platform, (TextPosted) claimed.event())
            .compose(
                may ->
                    may
                        ? change.apply(claimed.event().in()).map(it -> words.apply(language))
                        : Future.succeededFuture(language.say("not.yours")));
  }

  /**
   * Deletes the caption that the text replies to, for whose photo it is, or who may tell how to
   * answer here. What was deleted says so itself.
   */
  Future<Optional<String>> delete(Platform platform, ClaimedEvent claimed, Language language) {
    TextPosted text = (TextPosted) claimed.event();
    if (!platform.capabilities().deletes()) {
      return Future.succeededFuture(Optional.of(language.say("cannot.delete")));
    }
    return text.replyTo()
        .map(message -> ledger.answered(text.in(), message))
        .orElse(Future.succeededFuture(Optional.empty()))
        .compose(
            found ->
                found
                    .filter(answered -> answered.event() instanceof PhotosPosted)
                    .map(caption -> delete(platform, text, caption, language))
                    .orElse(Future.succeededFuture(Optional.of(language.say("delete.which")))));
  }

  private Future<Optional<String>> delete(
      Platform platform, TextPosted text, Answered caption, Language language) {
    boolean own = text.by().id().equals(caption.event().by().id());
    return (own ? Future.succeededFuture(true) : rights.mayDirect(platform, text))
        .compose(
            may ->
                may
                    ? platform.delete(text.in(), caption.reply()).map(Optional.<String>empty())
                    : Future.succeededFuture(Optional.of(language.say("not.yours"))));
  }
}
