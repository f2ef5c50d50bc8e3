package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.inbox.ClaimedEvent;
import dev.spotter.bot.inbox.Ledger.Answered;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lesson.Source;
import dev.spotter.bot.inbox.Lesson.Statement;
import dev.spotter.bot.inbox.Lessons;
import dev.spotter.bot.inbox.Lessons.Scope;
import dev.spotter.bot.inbox.Lessons.Selection;
import dev.spotter.bot.inbox.OptOut;
import dev.spotter.bot.inbox.ReviewedLesson;
import dev.spotter.bot.inbox.ReviewedLesson.Review;
import dev.spotter.bot.inbox.Reviews;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people taught, and the captions that it changes. */
abstract class InboxLessonsContract extends InboxContract {

  private static final Conversation PETS = new Conversation("chat", "pets");
  private static final Conversation WORK = new Conversation("chat", "work");
  private static final Duration HOUR = Duration.ofHours(1);

  private Lessons lessons;

  @BeforeEach
  void lessons() {
    lessons = inbox.lessons();
  }

  private static Lesson lesson(String key, Conversation in, String teacher, String label) {
    return new Lesson(
        new EventId("chat", key),
        0,
        in,
        new Source(teacher, "uploader of " + key, "photo of " + key, 2),
        new Statement(label, "a " + label, true, Optional.of("dog")),
        "model-1",
        new float[] {1.5f, -0.25f, 0});
  }

  private boolean keep(Lesson lesson, Lesson... superseded) {
    return lessons.keep(List.of(lesson), List.of(superseded)).await();
  }

  private List<Lesson> all(Scope scope) {
    return lessons.of(scope).await().lessons();
  }

  private List<String> labels(Conversation in) {
    return all(Scope.of(in)).stream().map(lesson -> lesson.says().label()).toList();
  }

  @Test
  void aLessonComesBackAsItWasKeptOnce() {
    Lesson lesson = lesson("1", PETS, "Ana", "Rex");
    assertThat(keep(lesson)).isTrue();
    assertThat(keep(lesson)).isTrue();
    assertThat(all(Scope.of(PETS))).singleElement().usingRecursiveComparison().isEqualTo(lesson);
  }

  @Test
  void aConversationsLessonsAreItsOwnAndAConnectionsAreAllOfIts() {
    keep(lesson("1", PETS, "Ana", "Rex"));
    keep(lesson("2", WORK, "Ana", "Bello"));
    assertThat(labels(PETS)).containsExactly("Rex");
    assertThat(labels(WORK)).containsExactly("Bello");
    assertThat(all(new Scope("chat", Optional.empty()))).hasSize(2);
    assertThat(all(new Scope("other", Optional.empty()))).isEmpty();
  }

  @Test
  void everyChangeShowsInTheVersionAndAnotherConversationsDoesNot() {
    Scope pets = Scope.of(PETS);
    var none = lessons.version(pets).await();
    keep(lesson("1", PETS, "Ana", "Rex"));
    keep(lesson("2", PETS, "Ana", "Bello"));
    var two = lessons.version(pets).await();
    assertThat(two).isNotEqualTo(none).isEqualTo(lessons.of(pets).await().version());
    keep(lesson("3", WORK, "Ana", "Rex"));
    assertThat(lessons.version(pets).await()).isEqualTo(two);
    lessons.undo(new EventId("chat", "u"), PETS, "Ana").await();
    var one = lessons.version(pets).await();
    assertThat(one).isNotEqualTo(two);
    keep(lesson("4", PETS, "Ana", "Max"));
    assertThat(lessons.version(pets).await()).isNotIn(one, two);
  }

  @Test
  void whatIsSupersededOrUndoneIsGoneButCounts() {
    Lesson old = lesson("1", PETS, "Ana", "Rex");
    keep(old);
    keep(lesson("2", PETS, "Ana", "Bello"), old);
    assertThat(labels(PETS)).containsExactly("Bello");
    EventId undo = new EventId("chat", "u");
    assertThat(lessons.undo(undo, PETS, "Ben").await()).isEmpty();
    assertThat(lessons.undo(undo, PETS, "Ana").await()).contains("photo of 2");
    assertThat(lessons.undo(undo, PETS, "Ana").await()).contains("photo of 2");
    assertThat(labels(PETS)).isEmpty();
    assertThat(lessons.taught(PETS, "Ana", HOUR).await()).isEqualTo(2);
    advance(HOUR.plusMinutes(1));
    assertThat(lessons.taught(PETS, "Ana", HOUR).await()).isZero();
  }

  @Test
  void lessonsAreForgottenByLabelMemberAndPlace() {
    keep(lesson("1", PETS, "Ana", "Rex"));
    keep(lesson("2", PETS, "Ben", "Rex"));
    keep(lesson("3", PETS, "Ben", "Bello"));
    keep(lesson("4", WORK, "Ben", "Rex"));
    assertThat(forget(PETS, Optional.of("rEX"), Optional.of("Ana"))).isEqualTo(1);
    assertThat(forget(PETS, Optional.empty(), Optional.of("uploader of 2"))).isEqualTo(1);
    assertThat(labels(PETS)).containsExactly("Bello");
    assertThat(forget(PETS, Optional.empty(), Optional.empty())).isEqualTo(1);
    assertThat(labels(WORK)).containsExactly("Rex");
  }

  private int forget(Conversation in, Optional<String> label, Optional<String> member) {
    return lessons.forget(new Selection(Scope.of(in), label, member)).await();
  }

  @Test
  void whoOptsOutIsForgottenAndNothingMoreIsKept() {
    keep(lesson("1", PETS, "Ana", "Rex"));
    keep(lesson("2", PETS, "Ben", "Bello"));
    inbox.optOuts().add(new OptOut("chat", Optional.empty(), Optional.of("Ana"))).await();
    assertThat(labels(PETS)).containsExactly("Bello");
    assertThat(keep(lesson("3", PETS, "Ana", "Max"))).isFalse();
    inbox.optOuts().add(new OptOut("chat", Optional.of("pets"), Optional.empty())).await();
    assertThat(labels(PETS)).isEmpty();
    assertThat(keep(lesson("4", PETS, "Ben", "Max"))).isFalse();
  }

  @Test
  void operatorsForgetWhileTheBotRuns() throws SQLException {
    keep(lesson("1", PETS, "Ana", "Rex"));
    try (LessonStore desk = LessonStore.open(url())) {
      assertThat(desk.list(Scope.of(PETS))).hasSize(1);
      assertThat(desk.forget(new Selection(Scope.of(PETS), Optional.empty(), Optional.empty())))
          .isEqualTo(1);
    }
    assertThat(labels(PETS)).isEmpty();
  }

  @Test
  void theNewestCaptionsAreToldAndWhatTheySayNow() {
    store("CON-1", "a", "b", "c");
    for (ClaimedEvent entry = claimOne(); true; entry = claimOne()) {
      posting(entry);
      inbox.posted(entry, "reply " + entry.event().message()).await();
      if (entry.event().message().equals("c")) {
        break;
      }
    }
    Conversation in = new Conversation("chat", "CON-1");
    List<Answered> newest = inbox.captions().newest(in, 2).await();
    assertThat(newest).extracting(Answered::reply).containsExactly("reply c", "reply b");
    inbox.captions().edited(newest.get(0), "Ana uploaded a photo of Rex").await();
    assertThat(inbox.captions().newest(in, 1).await())
        .extracting(Answered::text)
        .containsExactly("Ana uploaded a photo of Rex");
    assertThat(inbox.answered(in, "b").await()).map(Answered::text).contains(CAPTION);
  }

  @Test
  void whatOperatorsSayOfLessonsIsKeptUntilTheyAreForgotten() {
    keep(lesson("a", PETS, "Ana", "Rex"));
    keep(lesson("b", WORK, "Ben", "Luna"));
    Reviews reviews = lessons.reviews();
    List<ReviewedLesson> open = reviews.newest(Optional.of(Review.OPEN), 9).await();
    assertThat(open).extracting(it -> it.lesson().says().label()).containsExactly("Luna", "Rex");

    long luna = open.get(0).number();
    assertThat(reviews.say(List.of(luna, -1L), Review.ACCEPTED).await()).isEqualTo(1);
    assertThat(reviews.newest(Optional.of(Review.ACCEPTED), 9).await())
        .extracting(ReviewedLesson::number)
        .containsExactly(luna);
    assertThat(reviews.newest(Optional.empty(), 1).await())
        .extracting(ReviewedLesson::review)
        .containsExactly(Review.ACCEPTED);
    assertThat(labels(WORK)).containsExactly("Luna"); // it holds there all the same

    lessons.forget(new Selection(Scope.of(WORK), Optional.empty(), Optional.empty())).await();
    assertThat(reviews.newest(Optional.of(Review.ACCEPTED), 9).await()).isEmpty();
  }
}
