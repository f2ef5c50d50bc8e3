package dev.spotter.sim.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.sim.chat.ChatException.Reason;
import dev.spotter.sim.chat.PlatformProfile.Feature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChatTest {

  private static final List<PlatformProfile> PLATFORMS =
      List.of(
          new PlatformProfile("here", "Here", 1, 4_000, Set.of()),
          new PlatformProfile("there", "There", 10, 4_000, Set.of(Feature.values())));

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.006789Z");

  private int nextId;
  private final Chat chat =
      new Chat(Clock.fixed(NOW, ZoneOffset.UTC), () -> new UUID(0, ++nextId), 3, PLATFORMS);
  private final Conversation holiday = chat.createConversation("Holiday");
  private final Member ana = chat.members().create("Ana", false);

  @Test
  void numbersTheEventsOfEachConversationFromOne() {
    Conversation pets = chat.createConversation("Pets");
    chat.join(holiday.id(), ana.id());
    chat.join(pets.id(), ana.id());

    post(holiday, "one");
    post(holiday, "two");
    Event elsewhere = post(pets, "first here");

    assertThat(chat.timeline(holiday.id()).after(0)).extracting(Event::seq).containsExactly(1, 2);
    assertThat(elsewhere.seq()).isEqualTo(1);
  }

  @Test
  void givesEventsTheTimeToTheMillisecond() {
    chat.join(holiday.id(), ana.id());

    assertThat(post(holiday, "hello").at()).isEqualTo(Instant.parse("2026-01-02T03:04:05.006Z"));
  }

  @Test
  void keepsOnlyTheLatestEvents() {
    chat.join(holiday.id(), ana.id());
    for (int i = 1; i <= 10; i++) {
      post(holiday, "message " + i);
    }

    assertThat(chat.timeline(holiday.id()).after(0))
        .extracting(Event::seq)
        .containsExactly(8, 9, 10);
    assertThat(chat.timeline(holiday.id()).after(9)).extracting(Event::seq).containsExactly(10);
    assertThat(chat.timeline(holiday.id()).after(99)).isEmpty();
  }

  @Test
  void tellsListenersOfEveryChangeInOrder() {
    List<String> heard = new ArrayList<>();
    chat.listen(
        new ChatListener() {
          @Override
          public void onConversation(Conversation changed) {
            heard.add(changed.name() + " " + changed.members().size());
          }

          @Override
          public void onMember(Member member) {
            heard.add(member.name());
          }

          @Override
          public void onEvent(Event event) {
            heard.add(new Transcript(chat).line(event));
          }
        });

    chat.members().create("Ben", false);
    chat.join(holiday.id(), ana.id());
    post(holiday, "hello\nthere");

    assertThat(heard).containsExactly("Ben", "Holiday 1", "03:04:05 Ana: hello there");
  }

  @Test
  void refusesWhoHasNotJoined() {
    assertThat(refusal(() -> post(holiday, "hello"))).isEqualTo(Reason.NOT_JOINED);
  }

  @Test
  void refusesToJoinTwice() {
    chat.join(holiday.id(), ana.id());

    assertThat(refusal(() -> chat.join(holiday.id(), ana.id()))).isEqualTo(Reason.ALREADY_JOINED);
  }

  @Test
  void refusesWhatDoesNotExist() {
    assertThat(refusal(() -> chat.join("CON-none", ana.id()))).isEqualTo(Reason.NO_CONVERSATION);
    assertThat(refusal(() -> chat.join(holiday.id(), "MEM-none"))).isEqualTo(Reason.NO_MEMBER);
    assertThat(refusal(() -> chat.timeline("CON-none").after(0))).isEqualTo(Reason.NO_CONVERSATION);
  }

  @Test
  void refusesNamesThatAreTakenEmptyOrTooLong() {
    assertThat(refusal(() -> chat.members().create("Ana", false))).isEqualTo(Reason.NAME_TAKEN);
    assertThat(refusal(() -> chat.createConversation("Holiday"))).isEqualTo(Reason.NAME_TAKEN);
    assertThat(refusal(() -> chat.members().create(" ", false))).isEqualTo(Reason.INVALID);
    assertThat(refusal(() -> chat.members().create("x".repeat(65), false)))
        .isEqualTo(Reason.INVALID);
  }

  @Test
  void refusesTextsThatAreEmptyOrTooLong() {
    chat.join(holiday.id(), ana.id());

    assertThat(refusal(() -> post(holiday, " "))).isEqualTo(Reason.INVALID);
    assertThat(refusal(() -> post(holiday, "x".repeat(4_001)))).isEqualTo(Reason.INVALID);
    assertThat(post(holiday, "x".repeat(4_000)).seq()).isEqualTo(1);
  }

  @Test
  void refusesMoreConversationsThanItHasRoomFor() {
    for (int i = 1; i < Chat.MAX_CONVERSATIONS; i++) {
      chat.createConversation("conversation " + i);
    }

    assertThat(refusal(() -> chat.createConversation("one more"))).isEqualTo(Reason.FULL);
  }

  private Event post(Conversation where, String text) {
    return chat.post(where.id(), ana.id(), new Content.Text(text));
  }

  private static Reason refusal(ThrowingCallable call) {
    return catchThrowableOfType(ChatException.class, call).reason();
  }

  @Test
  void aConversationBelongsToAPlatform() {
    assertThat(holiday.platform()).isEqualTo("here");
    assertThat(chat.createConversation("Pets", "there").platform()).isEqualTo("there");
    assertThat(refusal(() -> chat.createConversation("Moon", "nowhere"))).isEqualTo(Reason.INVALID);
  }
}
