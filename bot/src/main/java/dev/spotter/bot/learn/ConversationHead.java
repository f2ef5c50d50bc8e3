package dev.spotter.bot.learn;

import dev.spotter.bot.classify.EmbeddedPicture;
import dev.spotter.bot.classify.ModelHead;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lessons.Snapshot;
import dev.spotter.bot.inbox.Lessons.Version;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.Head;
import dev.spotter.classifier.taught.Example;
import dev.spotter.classifier.taught.TaughtHead;
import dev.spotter.classifier.taught.TaughtLabel;
import java.util.List;
import java.util.Optional;

/**
 * A conversation's head: a model's own with the conversation's lessons. Immutable and thread-safe.
 *
 * @param version of the lessons
 * @param model whose pictures it decides on
 * @param head decides
 * @param lessons that it is made of, the oldest first
 * @param labels what is known of each taught label
 * @param voided how many lessons are of another model and mean nothing to this one
 */
public record ConversationHead(
    Version version,
    ModelHead model,
    Head head,
    List<Lesson> lessons,
    List<TaughtLabel> labels,
    int voided) {

  /** Returns the model's own head. */
  static ConversationHead untaught(ModelHead model, Version version) {
    return new ConversationHead(version, model, model.head(), List.of(), List.of(), 0);
  }

  /** Makes the head; takes some milliseconds for every label. */
  static ConversationHead of(ModelHead model, Snapshot taught, double stolenShare) {
    List<Lesson> own =
        taught.lessons().stream()
            .filter(lesson -> lesson.model().equals(model.features()))
            .toList();
    int voided = taught.lessons().size() - own.size();
    Optional<TaughtHead> head =
        model
            .space()
            .filter(space -> !own.isEmpty())
            .map(
                space ->
                    TaughtHead.of(
                        model.head(),
                        space,
                        model.vocabulary(),
                        own.stream().map(lesson -> example(model, lesson)).toList(),
                        stolenShare));
    return new ConversationHead(
        taught.version(),
        model,
        head.<Head>map(it -> it).orElse(model.head()),
        own,
        head.map(TaughtHead::labels).orElse(List.of()),
        voided);
  }

  /** The model's own labels have words already, and rules for them. */
  private static Example example(ModelHead model, Lesson lesson) {
    Lesson.Statement says = lesson.says();
    Optional<String> phrase =
        Optional.of(says.phrase()).filter(own -> !model.vocabulary().contains(says.label()));
    return new Example(says.label(), says.is(), says.under(), phrase, lesson.features());
  }

  /**
   * Decides what a picture shows, here.
   *
   * @param picture embedded by this head's model
   */
  public Classification decide(EmbeddedPicture picture) {
    return head.decide(picture.embedding());
  }

  /** Returns how many labels were taught that the model lacks. */
  long newLabels() {
    return lessons.stream()
        .filter(lesson -> lesson.says().is())
        .map(lesson -> lesson.says().label())
        .filter(label -> !model.vocabulary().contains(label))
        .distinct()
        .count();
  }

  /** Returns whether two pictures are as good as the same. */
  boolean near(float[] features, Lesson lesson) {
    return model.space().orElseThrow().nearCopy(features, lesson.features());
  }

  /** Returns how much room it takes in memory, about. */
  int bytes() {
    int each = lessons.isEmpty() ? 0 : lessons.get(0).features().length * 2 * Float.BYTES;
    return 1_000 + lessons.size() * (each + 500);
  }
}
