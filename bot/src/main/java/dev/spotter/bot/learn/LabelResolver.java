package dev.spotter.bot.learn;

import dev.spotter.bot.caption.LessonGrammar;
import dev.spotter.bot.caption.LessonSentence.Claim;
import dev.spotter.bot.caption.LessonSentence.Form;
import dev.spotter.bot.caption.LessonSentence.Thing;
import dev.spotter.bot.classify.ModelHead;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lesson.Statement;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.decision.Answer.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the labels that a sentence means: the model's, one that was taught here before, or a new
 * one.
 *
 * @param head the conversation's
 * @param now what it says of the picture
 */
record LabelResolver(ConversationHead head, Answer now) {

  private static final Wording WORDS = Wording.ENGLISH;
  private static final LessonGrammar GRAMMAR = LessonGrammar.ENGLISH;

  /** Returns what a claim says in labels; nothing when it names none that can be meant. */
  Stream<Statement> statements(Claim claim) {
    return claim
        .what()
        .map(thing -> statement(thing, claim.is()).stream())
        .orElseGet(() -> now.names().stream().map(label -> said(label)));
  }

  /** A name may be written like a label: Rose is not a rose. */
  private Optional<Statement> statement(Thing thing, boolean is) {
    Optional<Statement> own =
        own(thing).filter(label -> thing.form() != Form.NAME).map(it -> own(it, is));
    return taught(thing.words(), is)
        .filter(known -> own.isEmpty() || known.label().equals(thing.words()))
        .or(() -> own)
        .or(() -> is ? fresh(thing) : Optional.empty());
  }

  /** That what is said of the picture is wrong. */
  private Statement said(String label) {
    return now.origin() == Origin.TAUGHT
        ? taught(label, false).orElseGet(() -> own(label, false))
        : own(label, false);
  }

  private static Statement own(String label, boolean is) {
    return new Statement(label, WORDS.phrase(label).plain(), is, Optional.empty());
  }

  private Optional<Statement> taught(String name, boolean is) {
    return lessons(name)
        .reduce((first, last) -> last)
        .map(Lesson::says)
        .map(before -> new Statement(before.label(), before.phrase(), is, before.under()));
  }

  private Optional<Statement> fresh(Thing thing) {
    return switch (thing.form()) {
      case KNOWN_ONLY -> Optional.empty();
      case NOUN ->
          Optional.of(
              new Statement(
                  thing.words(),
                  thing.phrase().orElseGet(() -> WORDS.phrase(thing.words()).plain()),
                  true,
                  thing.kind().flatMap(this::kind).or(() -> kind(thing.words()))));
      case NAME ->
          Optional.of(
              new Statement(
                  thing.words(),
                  thing.words(),
                  true,
                  thing.kind().flatMap(this::kind).or(this::shown)));
    };
  }

  /** What the picture shows is what a name is of, unless somebody says what it is of. */
  private Optional<String> shown() {
    boolean one = now.level() == Level.EXACT || now.level() == Level.WIDER;
    if (!one) {
      return Optional.empty();
    }
    String label = now.names().get(0);
    return now.origin() == Origin.TAUGHT
        ? taught(label, true).flatMap(Statement::under)
        : Optional.of(label);
  }

  /** "black cat" is a cat, and "boat" a ship. */
  private Optional<String> kind(String noun) {
    String last = noun.substring(noun.lastIndexOf(' ') + 1);
    return Stream.of(noun, last)
        .flatMap(word -> Stream.concat(own(word).stream(), GRAMMAR.kind(word).stream()))
        .filter(head.model().vocabulary()::contains)
        .findFirst();
  }

  private Optional<String> own(Thing thing) {
    return thing.label().flatMap(this::own).or(() -> own(thing.words()));
  }

  private Optional<String> own(String noun) {
    return own(head.model(), noun);
  }

  /** Returns the label or wider word of a model that people say so. */
  static Optional<String> own(ModelHead model, String noun) {
    return same(model, noun).or(() -> GRAMMAR.same(noun).flatMap(other -> same(model, other)));
  }

  private static Optional<String> same(ModelHead model, String noun) {
    String words = noun.toLowerCase(Locale.ROOT);
    return model.vocabulary().stream()
        .filter(label -> label.replace('_', ' ').equalsIgnoreCase(words) || isSaid(label, words))
        .findFirst();
  }

  private static boolean isSaid(String label, String noun) {
    String phrase = WORDS.phrase(label).plain().toLowerCase(Locale.ROOT);
    return phrase.equals(noun) || phrase.substring(phrase.indexOf(' ') + 1).equals(noun);
  }

  private Stream<Lesson> lessons(String label) {
    List<Lesson> all = head.lessons();
    return all.stream()
        .filter(lesson -> lesson.says().isOf(label))
        .filter(lesson -> !head.model().vocabulary().contains(lesson.says().label()));
  }
}
