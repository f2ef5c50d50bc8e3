package dev.spotter.bot.learn;

import dev.spotter.bot.caption.LessonAnswers;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.classify.ModelHead;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Tells what a conversation has taught. Thread-safe. */
public final class KnownLabels {

  private final ConversationHeads heads;
  private final Supplier<ModelHead> model;

  /**
   * Creates it.
   *
   * @param heads what conversations know
   * @param model the one that answers now
   */
  public KnownLabels(ConversationHeads heads, Supplier<ModelHead> model) {
    this.heads = heads;
    this.model = model;
  }

  /** Returns what to say of what a conversation has taught. */
  public Future<String> of(Conversation in, LessonAnswers words) {
    return heads.of(in, model.get()).map(head -> told(head, words));
  }

  /** Returns the model's label for a noun, or the noun itself. */
  public String label(String noun) {
    return LabelResolver.own(model.get(), noun).orElse(noun);
  }

  private static String told(ConversationHead head, LessonAnswers words) {
    long corrected =
        head.lessons().stream()
            .filter(
                lesson ->
                    head.model().vocabulary().contains(lesson.says().label())
                        || !lesson.says().is())
            .map(lesson -> lesson.source().photo() + " " + lesson.source().picture())
            .distinct()
            .count();
    return words.known(head.labels(), corrected, head.voided());
  }
}
