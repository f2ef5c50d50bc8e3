package dev.spotter.bot.learn;

import dev.spotter.bot.caption.LessonOutcome;
import dev.spotter.bot.caption.LessonOutcome.Kind;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lesson.Statement;
import dev.spotter.bot.inbox.Lessons;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.decision.Answer.Level;
import dev.spotter.classifier.decision.Answer.Origin;
import dev.spotter.classifier.taught.TaughtLabel;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes lessons: finds the labels that are meant, holds to the limits, keeps what is new. The same
 * text taken twice is kept once. Thread-safe.
 */
public final class Classroom {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Lessons lessons;
  private final ConversationHeads heads;
  private final LearnOptions options;

  /**
   * Creates it.
   *
   * @param lessons keeps them
   * @param heads what conversations know
   * @param options the limits
   */
  public Classroom(Lessons lessons, ConversationHeads heads, LearnOptions options) {
    this.lessons = lessons;
    this.heads = heads;
    this.options = options;
  }

  /** Takes what somebody wants to teach; on disk, and known everywhere, when it completes. */
  public Future<LessonOutcome> teach(Teaching teaching) {
    if (teaching.picture().model().space().isEmpty()) {
      return Future.succeededFuture(LessonOutcome.of(Kind.CANNOT_LEARN));
    }
    return heads
        .of(teaching.text().in(), teaching.picture().model())
        .compose(head -> teach(teaching, head));
  }

  private Future<LessonOutcome> teach(Teaching teaching, ConversationHead head) {
    Answer now = head.decide(teaching.picture()).answer();
    LabelResolver labels = new LabelResolver(head, now);
    List<Statement> said = teaching.claims().stream().flatMap(labels::statements).toList();
    if (said.isEmpty()) {
      boolean wrong = teaching.claims().stream().anyMatch(claim -> claim.what().isEmpty());
      return Future.succeededFuture(LessonOutcome.of(wrong ? Kind.WHAT : Kind.UNKNOWN));
    }
    Statement first = said.get(0);
    if (isKept(teaching, head)) {
      return kept(teaching, first);
    }
    Optional<Kind> refusal = refusal(teaching, head, now, said);
    return refusal
        .map(kind -> Future.succeededFuture(LessonOutcome.of(kind, about(head, first))))
        .orElseGet(() -> keep(teaching, head, said));
  }

  /** A text that was taken before is not measured against what it taught itself. */
  private static boolean isKept(Teaching teaching, ConversationHead head) {
    return head.lessons().stream().anyMatch(lesson -> lesson.id().equals(teaching.text().id()));
  }

  private Optional<Kind> refusal(
      Teaching teaching, ConversationHead head, Answer now, List<Statement> said) {
    Statement first = said.get(0);
    boolean taught = !head.model().vocabulary().contains(first.label());
    boolean says = now.label().equals(Optional.of(first.label()));
    if (first.is() && says && (!taught || isNothingNew(teaching, head, first))) {
      return Optional.of(taught ? Kind.NEAR_COPY : Kind.AGREED);
    }
    if (head.lessons().size() + said.size() > options.maxLessons()) {
      return Optional.of(Kind.TOO_MANY_LESSONS);
    }
    boolean isNew =
        taught && head.lessons().stream().noneMatch(it -> it.says().isOf(first.label()));
    return isNew && head.newLabels() >= options.maxLabels()
        ? Optional.of(Kind.TOO_MANY_LABELS)
        : Optional.empty();
  }

  private static boolean isNothingNew(Teaching teaching, ConversationHead head, Statement says) {
    return near(teaching, head)
        .anyMatch(lesson -> lesson.says().is() && lesson.says().isOf(says.label()));
  }

  private static Stream<Lesson> near(Teaching teaching, ConversationHead head) {
    float[] features = teaching.picture().embedding().features();
    return head.lessons().stream().filter(lesson -> head.near(features, lesson));
  }

  private Future<LessonOutcome> keep(
      Teaching teaching, ConversationHead head, List<Statement> said) {
    List<Lesson> fresh =
        IntStream.range(0, said.size())
            .mapToObj(part -> lesson(teaching, part, said.get(part)))
            .toList();
    List<Lesson> superseded =
        near(teaching, head)
            .filter(old -> said.stream().anyMatch(statement -> contradicts(statement, old.says())))
            .toList();
    return lessons
        .taught(teaching.text().in(), teaching.source().teacher(), HOUR)
        .compose(
            number ->
                number >= options.maxPerHour()
                    ? refused(Kind.TOO_FAST)
                    : lessons
                        .keep(fresh, superseded)
                        .compose(
                            kept -> kept ? kept(teaching, said.get(0)) : refused(Kind.OPTED_OUT)));
  }

  private static Future<LessonOutcome> refused(Kind kind) {
    return Future.succeededFuture(LessonOutcome.of(kind));
  }

  private static Lesson lesson(Teaching teaching, int part, Statement says) {
    return new Lesson(
        teaching.text().id(),
        part,
        teaching.text().in(),
        teaching.source(),
        says,
        teaching.picture().model().features(),
        teaching.picture().embedding().features());
  }

  /** Of one picture the later word counts. */
  private static boolean contradicts(Statement later, Statement earlier) {
    boolean same = later.isOf(earlier.label());
    return later.is() != earlier.is() ? same : later.is() && !same;
  }

  private Future<LessonOutcome> kept(Teaching teaching, Statement first) {
    return heads
        .of(teaching.text().in(), teaching.picture().model())
        .map(head -> outcome(head, first));
  }

  private static LessonOutcome outcome(ConversationHead head, Statement says) {
    boolean own = head.model().vocabulary().contains(says.label());
    Optional<TaughtLabel> known =
        head.labels().stream().filter(label -> label.label().equals(says.label())).findFirst();
    return new LessonOutcome(
        own || !says.is() ? Kind.CORRECTED : Kind.TAUGHT,
        says.is() ? about(head, says) : Answer.silent(),
        known);
  }

  /** The model's own labels have words in every language. */
  private static Answer about(ConversationHead head, Statement says) {
    boolean own = head.model().vocabulary().contains(says.label());
    return new Answer(
        Level.EXACT,
        List.of(says.label()),
        List.of(),
        own ? Origin.CORRECTED : Origin.TAUGHT,
        own ? Optional.empty() : Optional.of(says.phrase()));
  }
}
