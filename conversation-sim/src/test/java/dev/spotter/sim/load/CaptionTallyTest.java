package dev.spotter.sim.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.Member;
import dev.spotter.sim.chat.PlatformProfile;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.delivery.Delivery;
import dev.spotter.sim.picture.Picture;
import dev.spotter.sim.picture.Rendition;
import dev.spotter.sim.picture.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptionTallyTest {

  private static final long MILLI = 1_000_000;

  private final Chat chat =
      new Chat(
          Clock.systemUTC(),
          UUID::randomUUID,
          100,
          List.of(new PlatformProfile("any", "Any", 1, 4_000, Set.of())));
  private long now;
  private final CaptionTally tally = new CaptionTally(() -> now, Duration.ZERO);
  private String room;
  private Member ana;
  private Member ben;
  private Member bot;

  @BeforeEach
  void openARoom() {
    room = chat.createConversation("Room").id();
    ana = join("Ana 1", false);
    ben = join("Ana 11", false);
    bot = join("Spotter", true);
    chat.listen(tally);
  }

  @Test
  void aPhotoWithoutACaptionIsLostAndNamed() {
    photo(ana);
    Event second = photo(ben);
    say("Ana 1 uploaded a photo of a dog", References.NONE);

    LoadReport report = tally.report(0);
    assertThat(report.sent()).isEqualTo(2);
    assertThat(report.captioned()).isEqualTo(1);
    assertThat(report.named()).isEqualTo(1);
    assertThat(report.lost()).isEqualTo(1);
    assertThat(report.held()).isFalse();
    assertThat(tally.missing(10)).containsExactly(room + " #" + second.seq());
  }

  @Test
  void aSecondCaptionIsADuplicateThoughAnotherPhotoHasNone() {
    photo(ana);
    photo(ben);
    say("Ana 1 uploaded a photo", References.NONE);
    say("Ana 1 uploaded a photo", References.NONE);

    LoadReport report = tally.report(0);
    assertThat(report.duplicates()).isEqualTo(1);
    assertThat(report.lost()).isEqualTo(1);
    assertThat(report.named()).isZero();
  }

  @Test
  void aCaptionCountsForTheMessageItAnswersOrForTheThreadItIsIn() {
    Event first = photo(ana);
    Event second = photo(ana);
    References answer = new References(Optional.empty(), Optional.of(second.seq()));
    say("Ana 1 uploaded a photo", answer);
    say("Ana 1 uploaded a photo", answer);
    assertThat(tally.report(0).lost()).isEqualTo(1);
    assertThat(tally.report(0).duplicates()).isEqualTo(1);

    say("Ana 1 uploaded a photo", References.inThread(first.seq()));
    assertThat(tally.report(0).lost()).isZero();
    assertThat(tally.report(0).duplicates()).isEqualTo(1);
  }

  @Test
  void captionsOfOnePersonCountInTurn() {
    photo(ana);
    photo(ana);
    say("Ana 1 uploaded a photo", References.NONE);
    say("Ana 1 uploaded a photo", References.NONE);
    assertThat(tally.report(0).held()).isTrue();

    say("Ana 1 uploaded a photo", References.NONE);
    assertThat(tally.report(0).duplicates()).isEqualTo(1);
  }

  @Test
  void captionsOfAnotherLanguageCountByTheUploadersName() {
    photo(ana);
    photo(ben);
    say("Ein Foto von Ana 11: eine Katze", References.NONE);
    say("Ana 1 hat ein Foto von einem Hund hochgeladen", References.NONE);

    assertThat(tally.report(0).held()).isTrue();
    assertThat(tally.report(0).named()).isEqualTo(2);
  }

  @Test
  void whatNobodyAskedForIsNoCaption() {
    photo(ana);
    say("Hello", References.NONE);
    say("Zoe uploaded a photo", References.NONE);
    chat.post(room, ben.id(), new Content.Text("Ana 1 uploaded a photo"));

    assertThat(tally.report(0).unasked()).isEqualTo(2);
    assertThat(tally.report(0).captioned()).isZero();
  }

  @Test
  void timesCountFromWhenAPhotoWasDue() {
    now = 30 * MILLI;
    Event photo = photo(ana); // due at 0
    now = 40 * MILLI;
    tally.delivered(delivery(photo, Delivery.State.RETRYING, 0));
    tally.delivered(delivery(photo, Delivery.State.RETRYING, 503));
    now = 50 * MILLI;
    tally.delivered(delivery(photo, Delivery.State.DELIVERED, 200));
    tally.delivered(delivery(photo, Delivery.State.DELIVERED, 200));
    now = 1_000 * MILLI;
    say("Ana 1 uploaded a photo", References.NONE);

    LoadReport report = tally.report(0);
    assertThat(report.acknowledged()).isEqualTo(1);
    assertThat(report.acknowledgement().millis(50)).isBetween(49.9, 50.1);
    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.refusal().millis(50)).isBetween(6.9, 7.1);
    assertThat(report.caption().millis(99)).isBetween(999.0, 1001.0);
    assertThat(report.captionsPerSecond()).isEqualTo(1);
    assertThat(report.words().lines())
        .hasSize(6)
        .startsWith("1 photos sent, 1 acknowledged, 1 captioned (0 by name), 1 refusals")
        .contains("0 lost, 0 doubled, 0 not asked for")
        .anyMatch(line -> line.startsWith("refused after       median 7 ms, 95 % 7 ms"));
  }

  @Test
  void inTheWarmUpPhotosAreCountedButNotMeasured() {
    CaptionTally warm = new CaptionTally(() -> now, Duration.ofMillis(20));
    chat.listen(warm);
    Event early = photo(ana);
    warm.sent(early, 19 * MILLI);
    Event late = photo(ben);
    warm.sent(late, 20 * MILLI);
    now = 19 * MILLI;
    warm.delivered(delivery(early, Delivery.State.RETRYING, 503));
    assertThat(warm.report(0).refusal().millis(100)).isZero();
    now = 100 * MILLI;
    warm.delivered(delivery(late, Delivery.State.RETRYING, 429));
    warm.delivered(delivery(early, Delivery.State.DELIVERED, 200));
    now = 120 * MILLI;
    warm.delivered(delivery(late, Delivery.State.DELIVERED, 200));
    say("Ana 1 uploaded a photo", References.NONE);
    say("Ana 11 uploaded a photo", References.NONE);

    LoadReport report = warm.report(0);
    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.acknowledged()).isEqualTo(2);
    assertThat(report.captioned()).isEqualTo(2);
    assertThat(report.refusal().millis(100)).isBetween(6.9, 7.1);
    assertThat(report.caption().millis(100)).isBetween(99.9, 100.1);
    assertThat(report.acknowledgement().millis(0)).isBetween(99.9, 100.1);
  }

  private Member join(String name, boolean isBot) {
    Member member = chat.members().create(name, isBot);
    chat.join(room, member.id());
    return member;
  }

  private Event photo(Member by) {
    Rendition original = new Rendition("original", "image/jpeg", 1, 1, 1);
    Picture picture = new Picture("picture", "photo.jpg", Map.of(Size.ORIGINAL, original));
    Event event = chat.post(room, by.id(), new Content.Photos(List.of(picture)));
    tally.sent(event, 0);
    return event;
  }

  private void say(String words, References references) {
    chat.post(room, bot.id(), new Content.Text(words), references);
  }

  private static Delivery delivery(Event event, Delivery.State state, int status) {
    return new Delivery(
        event.conversation(), event.seq(), state, 1, status, "", Duration.ofMillis(7));
  }
}
