package dev.spotter.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.caption.Wordings;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.Rendition;
import dev.spotter.sim.picture.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunResultTest {

  private static final Member ANA = new Member("MEM-1", "Ana", false);
  private static final Member BEN = new Member("MEM-2", "Ben", false);
  private static final Member BOT = new Member("MEM-3", "Spotter", true);

  private final List<Expectation> questions = new ArrayList<>();
  private final List<Event> answers = new ArrayList<>();
  private int seq;

  @Test
  void holdsWhenEveryPhotoHasItsCaption() {
    ask("Holiday", ANA, "a dog");
    ask("Pets", BEN, "plain");
    say("Pets", 200, "Ben uploaded a photo");
    say("Holiday", 300, "Ana uploaded a photo of a dog");

    RunResult report = report();

    assertThat(report.held()).isTrue();
    assertThat(report.summary()).isEqualTo("2 photos, 2 captions; median 300 ms, slowest 300 ms");
  }

  @Test
  void namesAPhotoWithoutCaption() {
    ask("Holiday", ANA, "a dog");
    ask("Holiday", BEN, "any");
    say("Holiday", 100, "Ben uploaded a photo of a cat");

    assertThat(report().failures())
        .containsExactly(
            "no caption: Holiday #1, x.jpg by Ana, expected \"Ana uploaded a photo of a dog\"");
  }

  @Test
  void namesACaptionThatCameTwice() {
    ask("Holiday", ANA, "any");
    say("Holiday", 100, "Ana uploaded a photo of a dog");
    say("Holiday", 200, "Ana uploaded a photo of a dog");

    assertThat(report().failures())
        .containsExactly("not asked for: Holiday #3, \"Ana uploaded a photo of a dog\" by Spotter");
  }

  @Test
  void namesACaptionInTheWrongConversationOrOfTheWrongPerson() {
    ask("Holiday", ANA, "any");
    say("Pets", 100, "Ana uploaded a photo");
    say("Holiday", 100, "Ben uploaded a photo");

    assertThat(report().failures()).hasSize(3);
  }

  @Test
  void namesACaptionThatCameBeforeItsPhoto() {
    say("Holiday", 0, "Ana uploaded a photo");
    ask("Holiday", ANA, "any");

    assertThat(report().failures()).hasSize(2);
  }

  @Test
  void namesACaptionThatCameTooLate() {
    ask("Holiday", ANA, "any");
    say("Holiday", 1_001, "Ana uploaded a photo");

    assertThat(report().failures())
        .containsExactly(
            "too late, 1001 ms instead of at most 1000: Holiday #1, x.jpg by Ana, expected a"
                + " caption that names Ana");
  }

  @Test
  void namesAnAnswerWhereSilenceWasExpected() {
    ask("Holiday", ANA, "none");
    assertThat(report().held()).isTrue();

    say("Holiday", 100, "Ana uploaded a photo");

    assertThat(report().failures()).hasSize(1);
  }

  @Test
  void givesAVagueExpectationTheCaptionThatAStrictOneDoesNotNeed() {
    ask("Holiday", ANA, "any");
    ask("Holiday", ANA, "a dog");
    ask("Holiday", ANA, "recognised");
    say("Holiday", 100, "Ana uploaded a photo of a dog");
    say("Holiday", 100, "Ana uploaded a photo of a cat");
    say("Holiday", 100, "Ana uploaded a photo");

    assertThat(report().failures()).isEmpty();
  }

  private void ask(String conversation, Member by, String rule) {
    Rendition original = new Rendition("r", "image/jpeg", 1, 1, 1);
    Picture picture = new Picture("p", "x.jpg", Map.of(Size.ORIGINAL, original));
    Event photo =
        new Event(
            conversation,
            ++seq,
            by,
            Instant.EPOCH,
            new Content.Photos(List.of(picture)),
            References.NONE);
    questions.add(
        Expectation.caption(
            conversation, photo, new CaptionRule(rule).about(Wordings.known(), by.name(), 1)));
  }

  private void say(String conversation, long millis, String text) {
    Instant at = Instant.EPOCH.plusMillis(millis);
    answers.add(new Event(conversation, ++seq, BOT, at, new Content.Text(text), References.NONE));
  }

  private RunResult report() {
    return RunResult.of(questions, answers, Duration.ofSeconds(1), Event::conversation);
  }
}
