package dev.spotter.bot.platform.slack;

import static dev.spotter.bot.platform.slack.SlackRequests.fileShare;
import static dev.spotter.bot.platform.slack.SlackRequests.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MessageBotEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.util.json.GsonFactory;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.JsonBody;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words in events that Slack's own SDK wrote. */
class SlackMessageTest {

  @Test
  void aMentionComesTwiceAndIsOneEvent() {
    TextPosted asMessage = text(message("<@UBOT> help")).orElseThrow();
    AppMentionEvent mention = new AppMentionEvent();
    mention.setUser("UANA");
    mention.setChannel("C1");
    mention.setTs("20.5");
    mention.setText("<@UBOT> help");
    TextPosted asMention = text(mention).orElseThrow();

    assertThat(asMention).isEqualTo(asMessage);
    assertThat(asMessage.text()).isEqualTo("help");
    assertThat(asMessage.addressed()).isTrue();
    assertThat(asMessage.id().key()).isEqualTo("T1:C1:20.5:text");
    assertThat(asMessage.message()).isEqualTo("20.5");
    assertThat(asMessage.thread()).contains("20.5");
    assertThat(asMessage.replyTo()).isEmpty();
    assertThat(asMessage.by().id()).isEqualTo("UANA");
  }

  @Test
  void aMentionWithAPhotoTakesNoPhotosPlace() {
    JsonObject photo = fileShare("20.5", picture("F1"));
    JsonObject mention = fileShare("20.5", picture("F1"));
    mention.getJsonObject("event").put("type", "app_mention").remove("subtype");
    JsonObject bare = fileShare("20.5");
    bare.getJsonObject("event").put("type", "app_mention").put("text", "<@UBOT>").remove("subtype");

    ChatEvent first = read(photo).orElseThrow();
    assertThat(first).isInstanceOf(PhotosPosted.class).isEqualTo(read(mention).orElseThrow());
    assertThat(read(bare).orElseThrow().id()).isNotEqualTo(first.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "<@UBOT> help => help",
        "<@UBOT|spotter>: what do you know? => what do you know?",
        "hey <@UBOT>, that&amp;s &lt;Rex&gt; => hey , that&s <Rex>",
        "that is <@U7|ben> <@UBOT> => that is @ben",
        "<@UBOT> that's <@U7> => that's @U7",
        "<@UBOT> see <https://example.org/a?b=1&amp;c=2|my page> => see my page",
        "<@UBOT> see <https://example.org/> => see https://example.org/",
        "<@UBOT> in <#C1|general> and <#C2> => in #general and #C2",
        "<@UBOT> <!here> <!subteam^S1|@team> => @here @team",
        "<@UBOT> <!date^1392734382^{date}|today> <!channel> => today @channel",
        "<@UBOT> mail <mailto:a@b.org|a@b.org> => mail a@b.org",
        "<@UBOT> 1 &lt; 2 &amp;amp; => 1 < 2 &amp;",
        "<@UBOT> <broken => <broken",
        "<@UBOT> $1 \\ <@U7|$2> => $1 \\ @$2",
        "@spotter help => help",
        "<@UBOT> => ''"
      })
  void markupIsReadAsPeopleSeeIt(String marked, String plain) {
    assertThat(text(message(marked)).orElseThrow().text()).isEqualTo(plain);
  }

  @Test
  void aDirectMessageIsForTheBot() {
    MessageEvent direct = message("that's a cat");
    direct.setChannelType("im");

    assertThat(text(direct).orElseThrow().addressed()).isTrue();
    direct.setChannelType("mpim");
    assertThat(text(direct)).isEmpty();
  }

  @Test
  void anAnswerInAThreadMayBeForTheBot() {
    MessageEvent answer = message("that's a cat");
    answer.setThreadTs("11.0");

    TextPosted text = text(answer).orElseThrow();
    assertThat(text.replyTo()).contains("11.0");
    assertThat(text.thread()).contains("11.0");
    assertThat(text.addressed()).isFalse();
    answer.setThreadTs("20.5"); // the message that others answer
    assertThat(text(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nice weather", " ", "<@U7> hi", "ana@spotter.org", "spotter", "<@UBOTX>"})
  void wordsForOthersAreNobodysBusiness(String words) {
    assertThat(text(message(words))).isEmpty();
  }

  @Test
  void whatIsTooLongEditedOrByBotsIsLeftAlone() {
    MessageEvent byBot = message("<@UBOT> help");
    byBot.setBotId("B7");
    MessageEvent own = message("<@UBOT> help");
    own.setUser("UBOT");
    MessageEvent bySlack = message("<@UBOT> help");
    bySlack.setUser("USLACKBOT");
    MessageEvent edited = message("<@UBOT> help");
    MessageEvent.Edited when = new MessageEvent.Edited();
    when.setTs("21.0");
    edited.setEdited(when);

    assertThat(text(byBot)).isEmpty();
    assertThat(text(own)).isEmpty();
    assertThat(text(bySlack)).isEmpty();
    assertThat(text(edited)).isEmpty();
    assertThat(text(message("<@UBOT> " + "x".repeat(1_001)))).isEmpty();
    assertThat(text(message("<@UBOT> " + "&amp;".repeat(900)))).isEmpty();
    assertThat(read(envelope(new MessageChangedEvent()))).isEmpty();
    assertThat(read(envelope(new MessageBotEvent()))).isEmpty();
  }

  @Test
  void whereSlackDoesNotSayWhoTheBotIsTheFirstMentionIs() {
    AppMentionEvent mention = new AppMentionEvent();
    mention.setUser("UANA");
    mention.setChannel("C1");
    mention.setTs("20.5");
    mention.setText("<@UBOT> that's <@U7|ben>");
    JsonObject body = envelope(mention);
    body.remove("authorizations");

    assertThat(((TextPosted) read(body).orElseThrow()).text()).isEqualTo("that's @ben");
  }

  @Test
  void aDeletedMessageIsTold() {
    MessageDeletedEvent deleted = new MessageDeletedEvent();
    deleted.setChannel("C1");
    deleted.setTs("30.0");
    deleted.setDeletedTs("20.5");
    MessageDeletedEvent.Message previous = new MessageDeletedEvent.Message();
    previous.setUser("UANA");
    previous.setTs("20.5");
    deleted.setPreviousMessage(previous);

    MessageDeleted event = (MessageDeleted) read(envelope(deleted)).orElseThrow();
    assertThat(event.id().key()).isEqualTo("T1:C1:20.5:deleted");
    assertThat(event.message()).isEqualTo("20.5");
    assertThat(event.by().id()).isEqualTo("UANA");
    assertThat(event.in().id()).isEqualTo("C1");

    previous.setUser("UBOT");
    assertThat(read(envelope(deleted))).isEmpty();
  }

  private static MessageEvent message(String text) {
    MessageEvent message = new MessageEvent();
    message.setUser("UANA");
    message.setChannel("C1");
    message.setChannelType("channel");
    message.setTs("20.5");
    message.setText(text);
    return message;
  }

  private static JsonObject envelope(Event event) {
    JsonObject json = new JsonObject(GsonFactory.createSnakeCase().toJson(event));
    return fileShare("1.0").put("event", json);
  }

  private static Optional<TextPosted> text(Event event) {
    return read(envelope(event)).map(TextPosted.class::cast);
  }

  private static Optional<ChatEvent> read(JsonObject body) {
    return new SlackEvents("slack", new BotName("spotter"))
        .read(JsonBody.object(body.toBuffer().getBytes())).events().stream().findFirst();
  }
}
