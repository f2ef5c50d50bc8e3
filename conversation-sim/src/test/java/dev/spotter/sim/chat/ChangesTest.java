package dev.spotter.sim.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.sim.chat.ChatException.Reason;
import dev.spotter.sim.chat.Content.Deletion;
import dev.spotter.sim.chat.Content.Edit;
import dev.spotter.sim.chat.Content.Reaction;
import dev.spotter.sim.chat.Content.Text;
import dev.spotter.sim.chat.PlatformProfile.Feature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies, edits, deletions and reactions: what comes to a message after it was posted. */
class ChangesTest {

  private static final Emoji UP = Emoji.named("+1");
  private static final PlatformProfile ALL =
      new PlatformProfile(
          "all", "All", 10, 4_000, EnumSet.complementOf(EnumSet.of(Feature.REPLIES_IN_THREADS)));
  private static final PlatformProfile THREADS =
      new PlatformProfile("threads", "Threads", 1, 10, Set.of(Feature.REPLIES_IN_THREADS));

  private final Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private final Chat chat = new Chat(clock, UUID::randomUUID, 100, List.of(ALL, THREADS));
  private String room;
  private Member ana;
  private Member bot;

  @BeforeEach
  void openARoom() {
    room = chat.createConversation("Room").id();
    ana = chat.members().create("Ana", false);
    bot = chat.members().create("Spotter", true);
    chat.join(room, ana.id());
    chat.join(room, bot.id());
  }

  @Test
  void aMessageIsWhatItsEventsMadeOfIt() {
    int seq = say(bot, new Text("a dog")).seq();
    Event edit = say(bot, new Edit(seq, "a cat"));
    say(ana, new Reaction(seq, UP, true));
    say(bot, new Reaction(seq, UP, true));
    say(ana, new Reaction(seq, UP, false));

    Message message = message(seq);
    assertThat(message.text()).isEqualTo("a cat");
    assertThat(message.versions()).containsExactly("a dog", "a cat");
    assertThat(message.edited()).contains(edit);
    assertThat(message.reactions()).containsOnlyKeys(UP).containsEntry(UP, List.of(bot));
    assertThat(message.deleted()).isFalse();
    assertThat(chat.timeline(room).messageBefore(seq, edit.seq()).orElseThrow().text())
        .isEqualTo("a dog");

    say(bot, new Deletion(seq));
    assertThat(message(seq).deleted()).isTrue();
    assertThat(chat.timeline(room).message(edit.seq())).isEmpty();
  }

  @Test
  void onlyItsAuthorChangesAMessageAndOnlyWhatIsThere() {
    int seq = say(ana, new Text("hello")).seq();

    assertThat(refusal(bot, new Edit(seq, "bye"))).isEqualTo(Reason.NOT_AUTHOR);
    assertThat(refusal(bot, new Deletion(seq))).isEqualTo(Reason.NOT_AUTHOR);
    assertThat(refusal(ana, new Edit(seq, "hello"))).isEqualTo(Reason.UNCHANGEABLE);
    assertThat(refusal(ana, new Edit(seq, " "))).isEqualTo(Reason.INVALID);
    assertThat(refusal(ana, new Edit(99, "bye"))).isEqualTo(Reason.NO_MESSAGE);
    assertThat(refusal(ana, new Reaction(seq, UP, false))).isEqualTo(Reason.UNCHANGEABLE);
    say(ana, new Reaction(seq, UP, true));
    assertThat(refusal(ana, new Reaction(seq, UP, true))).isEqualTo(Reason.UNCHANGEABLE);
    say(ana, new Deletion(seq));
    assertThat(refusal(ana, new Edit(seq, "bye"))).isEqualTo(Reason.NO_MESSAGE);
    assertThat(refusal(ana, new Reaction(seq, UP, true))).isEqualTo(Reason.NO_MESSAGE);
  }

  @Test
  void aPlatformWithoutAFeatureRefusesIt() {
    room = chat.createConversation("Other", "threads").id();
    chat.join(room, ana.id());
    int seq = say(ana, new Text("hello")).seq();

    assertThat(refusal(ana, new Edit(seq, "bye"))).isEqualTo(Reason.UNCHANGEABLE);
    assertThat(refusal(ana, new Deletion(seq))).isEqualTo(Reason.UNCHANGEABLE);
    assertThat(refusal(ana, new Reaction(seq, UP, true))).isEqualTo(Reason.UNCHANGEABLE);
    assertThat(refusal(ana, new Text("eleven long"))).isEqualTo(Reason.INVALID);
  }

  @Test
  void aReplyIsMadeInAThreadWhereThePlatformHasItSo() {
    Event photo = say(ana, new Text("look"));
    Event caption = chat.post(room, bot.id(), new Text("a dog"), References.inThread(photo.seq()));

    assertThat(References.replyTo(photo, ALL))
        .isEqualTo(new References(Optional.empty(), Optional.of(photo.seq())));
    assertThat(References.replyTo(photo, THREADS))
        .isEqualTo(new References(Optional.of(photo.seq()), Optional.of(photo.seq())));
    assertThat(References.replyTo(caption, THREADS))
        .isEqualTo(new References(Optional.of(photo.seq()), Optional.of(caption.seq())));
  }

  @Test
  void theTranscriptTellsOfChanges() {
    Event caption = say(bot, new Text("a dog"));
    Event reply =
        chat.post(room, ana.id(), new Text("that's a cat"), References.replyTo(caption, ALL));
    Event edit = say(bot, new Edit(caption.seq(), "a cat"));
    Event reaction = say(ana, new Reaction(caption.seq(), UP, true));
    Event back = say(ana, new Reaction(caption.seq(), UP, false));
    Event deletion = say(bot, new Deletion(caption.seq()));

    Transcript transcript = new Transcript(chat);
    assertThat(List.of(caption, reply, edit, reaction, back, deletion))
        .extracting(transcript::line)
        .containsExactly(
            "03:04:05 Spotter: a dog",
            "03:04:05 Ana (to Spotter): that's a cat",
            "03:04:05 Spotter edits \"a dog\" to \"a cat\"",
            "03:04:05 Ana reacts \uD83D\uDC4D to \"a cat\"",
            "03:04:05 Ana takes \uD83D\uDC4D back from \"a cat\"",
            "03:04:05 Spotter deletes \"a cat\"");
  }

  private Event say(Member who, Content content) {
    return chat.post(room, who.id(), content);
  }

  private Message message(int seq) {
    return chat.timeline(room).message(seq).orElseThrow();
  }

  private Reason refusal(Member who, Content content) {
    return catchThrowableOfType(ChatException.class, () -> say(who, content)).reason();
  }
}
