package dev.spotter.bot.handle;

import dev.spotter.bot.caption.Language;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.PreferenceStore;
import dev.spotter.bot.inbox.Preferences.Answering;
import io.vertx.core.Future;
import java.util.function.Function;

/** The commands that tell how to answer in a conversation. Thread-safe. */
public final class MannerCommands {

  private final PreferenceStore preferences;
  private final TeachingRights rights;

  /**
   * Creates the commands.
   *
   * @param preferences keeps what was told
   * @param rights who may tell: who may also forget what others taught
   */
  public MannerCommands(PreferenceStore preferences, TeachingRights rights) {
    this.preferences = preferences;
    this.rights = rights;
  }

  /**
   * Answers photos in this way from now on.
   *
   * @param answering what is answered
   * @param words key of what to say to that
   */
  Command answer(Answering answering, String words) {
    return change(in -> preferences.answer(in, answering), language -> language.say(words));
  }

  /** Speaks a language from now on. */
  Command speak(Language language) {
    return change(in -> preferences.speak(in, language.locale()), before -> language.say("speak"));
  }

  private Command change(
      Function<Conversation, Future<Void>> change, Function<Language, String> words) {
    return (platform, claimed, language) ->
        rights
            .mayForgetOthers(platform, (TextPosted) claimed.event())
            .compose(
                may ->
                    may
                        ? change.apply(claimed.event().in()).map(it -> words.apply(language))
                        : Future.succeededFuture(language.say("not.yours")));
  }
}
