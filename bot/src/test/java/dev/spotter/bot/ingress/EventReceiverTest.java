package dev.spotter.bot.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.bot.LogCapture;
import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.EventLog.Appended;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventReceiverTest {

  private static final String CAPTION = "caption-1";

  private final List<ChatEvent> stored = new ArrayList<>();
  private final List<String> woken = new ArrayList<>();
  private final EventReceiver receiver =
      new EventReceiver(
          this::append,
          new WordFilter(this::isAnswered),
          (connection, lane) -> woken.add(connection + " " + lane));

  @Test
  void wordsThatAreNotMeantForTheBotAreNeverStored() {
    assertThat(keep(words("nice weather", Optional.empty(), false))).isEqualTo("ignored");
    assertThat(keep(words("me too", Optional.of("somebody's"), false))).isEqualTo("ignored");
    assertThat(stored).isEmpty();
    assertThat(woken).isEmpty();
  }

  @Test
  void wordsToTheBotAndRepliesToItsCaptionsAreStored() {
    assertThat(keep(words("help", Optional.empty(), true))).isEqualTo("stored");
    assertThat(keep(words("that's a cat", Optional.of(CAPTION), false))).isEqualTo("stored");
    assertThat(stored).hasSize(2);
    assertThat(woken).containsExactly("chat WORDS", "chat WORDS");
  }

  @Test
  void photosAreStoredAndEachLineNamesItsOwnRow() {
    ChatEvent known = photos("known");
    ChatEvent fresh = photos("new");
    stored.add(known);
    try (LogCapture log = new LogCapture()) {
      assertThat(receiver.keep("chat", List.of(known, fresh)).await()).isEqualTo("stored");
      assertThat(log.lines)
          .filteredOn(line -> line.contains("received"))
          .extracting(line -> line.substring(line.indexOf('[')))
          .containsExactly("[known] received from chat known", "[2] received from chat new");
      assertThat(woken).containsExactly("chat PHOTOS");
    }
  }

  private String keep(ChatEvent event) {
    return receiver.keep("chat", List.of(event)).await();
  }

  private Future<List<Appended>> append(List<? extends ChatEvent> events) {
    List<Appended> appended = new ArrayList<>();
    for (ChatEvent event : events) {
      if (stored.stream().noneMatch(each -> each.id().equals(event.id()))) {
        stored.add(event);
        appended.add(new Appended(event.id(), stored.size()));
      }
    }
    return Future.succeededFuture(appended);
  }

  private Future<Boolean> isAnswered(Conversation in, String message) {
    return Future.succeededFuture(message.equals(CAPTION));
  }

  private static ChatEvent photos(String key) {
    return TestEvents.photos("chat", key, "CON-1", key, "MEM-1", Optional.empty(), List.of());
  }

  private static TextPosted words(String text, Optional<String> replyTo, boolean addressed) {
    TextPosted plain = TestEvents.text("chat", text, "CON-1", "MEM-1", text);
    return new TextPosted(
        plain.id(),
        plain.in(),
        plain.by(),
        plain.message(),
        plain.thread(),
        plain.locale(),
        text,
        replyTo,
        addressed);
  }
}
