package dev.spotter.sim.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.chat.PlatformProfile.Feature;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people answer where a platform has replies, and where it has none. */
class ReplyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REPLIES            | true  | that's a cat          | that's a cat",
        "REPLIES_IN_THREADS | true  | that's a cat          | that's a cat",
        "DELETIONS          | true  | that's a cat          | @Spotter that's a cat",
        "DELETIONS          | true  | @spotter that's a cat | @spotter that's a cat",
        "DELETIONS          | true  | no, Spotter           | @Spotter no, Spotter",
        "DELETIONS          | false | What a dog!           | What a dog!"
      })
  void wordsForABotBeginWithItsNameWhereThereAreNoReplies(
      Feature feature, boolean bot, String words, String posted) {
    Member author = new Member("MEM-1", "Spotter", bot);
    Event answered =
        new Event("CON-1", 7, author, Instant.EPOCH, new Content.Text("hi"), References.NONE);
    PlatformProfile platform = new PlatformProfile("any", "Any", 1, 100, Set.of(feature));

    Reply reply = Reply.to(answered, words, platform);

    assertThat(reply.words().text()).isEqualTo(posted);
    assertThat(reply.references().answers()).contains(7);
  }
}
