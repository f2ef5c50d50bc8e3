package dev.spotter.sim.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.events.payload.AppMentionPayload;
import com.slack.api.app_backend.events.payload.MessageChangedPayload;
import com.slack.api.app_backend.events.payload.MessageDeletedPayload;
import com.slack.api.app_backend.events.payload.MessagePayload;
import com.slack.api.app_backend.events.payload.ReactionAddedPayload;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.util.json.GsonFactory;
import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Emoji;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.References;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words on Slack, as its own Java SDK reads and writes them. */
class SlackWordsTest {

  @TempDir private Path folder;
  private TestPlatform platform;
  private MethodsClient slack;
  private String conversation;
  private String channel;
  private String ana;
  private JsonObject event;
  private SlackEar ear;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder, "slack", usual -> usual);
    String[] ids = platform.conversation("Holiday", "Ana");
    conversation = ids[0];
    channel = SlackIds.channel(conversation);
    ana = ids[1];
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(variable("SPOTTER_SLACK_API_URL") + "/");
    slack = Slack.getInstance(config).methods(variable("SPOTTER_SLACK_BOT_TOKEN"));
    ear = SlackEar.connect(platform);
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void aTextIsToldEscapedWithItsReferences() throws Exception {
    Event event = say("2 < 3 & https://example.org/a?b=1. @Ana", References.NONE);

    MessagePayload payload = next(MessagePayload.class);
    assertThat(payload.getEvent().getText())
        .isEqualTo(
            "2 &lt; 3 &amp; <https://example.org/a?b=1>. <@%s>".formatted(SlackIds.user(ana)));
    assertThat(payload.getEvent().getTs()).isEqualTo(SlackIds.ts(event));
    assertThat(payload.getEvent().getChannelType()).isEqualTo("channel");
    assertThat(payload.getEvent().getBotId()).isNull();
  }

  @Test
  void aMentionIsToldTwiceUnderIdsOfTheirOwn() throws Exception {
    say("@spotter what do you know", References.NONE);
    String bot = slack.authTest(r -> r).getUserId();

    MessagePayload message = next(MessagePayload.class);
    AppMentionPayload mention = next(AppMentionPayload.class);
    assertThat(message.getEvent().getText()).isEqualTo("<@" + bot + "> what do you know");
    assertThat(mention.getEvent().getText()).isEqualTo(message.getEvent().getText());
    assertThat(mention.getEvent().getTs()).isEqualTo(message.getEvent().getTs());
    assertThat(mention.getEventId()).isNotEqualTo(message.getEventId());
  }

  @Test
  void aReplyIsInTheThreadOfWhatItAnswers() throws Exception {
    Event photo = say("look", References.NONE);
    next(MessagePayload.class);
    ChatPostMessageResponse caption =
        slack.chatPostMessage(r -> r.channel(channel).threadTs(SlackIds.ts(photo)).text("a dog"));
    next(MessagePayload.class);
    Event said = last();
    assertThat(SlackIds.ts(said)).isEqualTo(caption.getTs());

    say("that's a cat", References.replyTo(said, new SlackEmulator().profile()));

    MessagePayload reply = next(MessagePayload.class);
    assertThat(reply.getEvent().getThreadTs()).isEqualTo(SlackIds.ts(photo));
    assertThat(reply.getEvent().getText()).isEqualTo("that's a cat");
  }

  @Test
  void anEditAndADeletionAreToldAndReadBack() throws Exception {
    ChatPostMessageResponse caption = slack.chatPostMessage(r -> r.channel(channel).text("a dog"));
    next(MessagePayload.class);

    assertThat(slack.chatUpdate(r -> r.channel(channel).ts(caption.getTs()).text("a cat")).isOk())
        .isTrue();

    MessageChangedPayload changed = next(MessageChangedPayload.class);
    assertThat(changed.getEvent().getMessage().getText()).isEqualTo("a cat");
    assertThat(changed.getEvent().getMessage().getTs()).isEqualTo(caption.getTs());
    assertThat(changed.getEvent().getMessage().getEdited().getUser())
        .isEqualTo(slack.authTest(r -> r).getUserId());
    assertThat(event.getJsonObject("previous_message").getString("text")).isEqualTo("a dog");
    assertThat(history()).extracting(Message::getText).containsExactly("a cat");
    assertThat(slack.chatUpdate(r -> r.channel(channel).ts(caption.getTs()).text("a cat")).isOk())
        .isTrue();

    assertThat(slack.chatDelete(r -> r.channel(channel).ts(caption.getTs())).isOk()).isTrue();

    MessageDeletedPayload deleted = next(MessageDeletedPayload.class);
    assertThat(deleted.getEvent().getDeletedTs()).isEqualTo(caption.getTs());
    assertThat(history()).isEmpty();
    assertThat(slack.chatDelete(r -> r.channel(channel).ts(caption.getTs())).getError())
        .isEqualTo("message_not_found");
  }

  @Test
  void onlyItsOwnMessagesAreChanged() throws Exception {
    String ts = SlackIds.ts(say("mine", References.NONE));

    assertThat(slack.chatUpdate(r -> r.channel(channel).ts(ts).text("yours")).getError())
        .isEqualTo("cant_update_message");
    assertThat(slack.chatDelete(r -> r.channel(channel).ts(ts)).getError())
        .isEqualTo("cant_delete_message");
    assertThat(slack.chatUpdate(r -> r.channel(channel).ts("1.0").text("yours")).getError())
        .isEqualTo("message_not_found");
  }

  @Test
  void reactionsGoBothWays() throws Exception {
    ChatPostMessageResponse caption = slack.chatPostMessage(r -> r.channel(channel).text("a dog"));
    next(MessagePayload.class);
    Event said = last();
    post(new Content.Reaction(said.seq(), Emoji.named("-1"), true), References.NONE);

    ReactionAddedPayload added = next(ReactionAddedPayload.class);
    assertThat(added.getEvent().getReaction()).isEqualTo("-1");
    assertThat(added.getEvent().getUser()).isEqualTo(SlackIds.user(ana));
    assertThat(added.getEvent().getItem().getTs()).isEqualTo(caption.getTs());
    assertThat(added.getEvent().getItemUser()).isEqualTo(slack.authTest(r -> r).getUserId());

    assertThat(react("eyes", caption.getTs())).isNull();
    assertThat(react("eyes", caption.getTs())).isEqualTo("already_reacted");
    assertThat(react("Not One", caption.getTs())).isEqualTo("invalid_name");
    assertThat(react("eyes", "1.0")).isEqualTo("message_not_found");
    assertThat(history().get(0).getReactions())
        .extracting(reaction -> reaction.getName() + " " + reaction.getCount())
        .containsExactly("-1 1", "eyes 1");
    assertThat(
            slack
                .reactionsRemove(r -> r.channel(channel).timestamp(caption.getTs()).name("eyes"))
                .isOk())
        .isTrue();
    assertThat(slack.reactionsGet(r -> r.channel(channel).timestamp(caption.getTs())).getMessage())
        .extracting(message -> message.getReactions().size())
        .isEqualTo(1);
  }

  @Test
  void blocksAndAttachmentsNeedNoText() throws Exception {
    var section = Blocks.section(s -> s.text(BlockCompositions.markdownText("*A dog* for <@U1>")));
    ChatPostMessageResponse blocks =
        slack.chatPostMessage(r -> r.channel(channel).blocks(List.of(section)));

    assertThat(blocks.isOk()).isTrue();
    assertThat(((Content.Text) last().content()).text()).isEqualTo("*A dog* for @U1");
    assertThat(history().get(0).getBlocks()).isEqualTo(List.of(section));
    assertThat(
            slack
                .chatPostMessage(
                    r -> r.channel(channel).attachmentsAsString("[{\"fallback\":\"a cat\"}]"))
                .isOk())
        .isTrue();
    assertThat(((Content.Text) last().content()).text()).isEqualTo("a cat");
    assertThat(slack.chatPostMessage(r -> r.channel(channel).blocksAsString("nonsense")).getError())
        .isEqualTo("invalid_blocks_format");
  }

  @Test
  void referencesThatABotWritesStayReferences() throws Exception {
    String text =
        "<@%s>: <https://example.org|a dog> in <#%s|holiday> &lt;3 <!here>"
            .formatted(SlackIds.user(ana), channel);
    ChatPostMessageResponse posted = slack.chatPostMessage(r -> r.channel(channel).text(text));

    assertThat(posted.getMessage().getText()).isEqualTo(text);
    assertThat(history()).extracting(Message::getText).containsExactly(text);
    assertThat(((Content.Text) last().content()).text())
        .isEqualTo("@Ana: a dog in #holiday <3 @here");
  }

  @Test
  void aLongTextIsTaken() throws Exception {
    String text = "x".repeat(40_000);

    assertThat(slack.chatPostMessage(r -> r.channel(channel).text(text)).isOk()).isTrue();
    assertThat(((Content.Text) last().content()).text()).hasSize(40_000);
  }

  private String react(String name, String ts) throws Exception {
    return slack.reactionsAdd(r -> r.channel(channel).timestamp(ts).name(name)).getError();
  }

  private List<Message> history() throws Exception {
    return slack.conversationsHistory(r -> r.channel(channel)).getMessages();
  }

  private Event say(String text, References references) {
    return post(new Content.Text(text), references);
  }

  private Event post(Content content, References references) {
    return platform.there(
        () -> platform.simulator().chat().post(conversation, ana, content, references));
  }

  private Event last() {
    List<Event> all =
        platform.there(() -> platform.simulator().chat().timeline(conversation).after(0));
    return all.get(all.size() - 1);
  }

  /** The next payload; it must be of that kind, by its type and subtype. */
  private <T> T next(Class<T> kind) throws Exception {
    String body = ear.next().body().toString();
    event = new JsonObject(body).getJsonObject("event");
    String name = event.getString("subtype", event.getString("type")).replace("_", "");
    assertThat(kind.getSimpleName()).isEqualToIgnoringCase(name + "Payload");
    return GsonFactory.createSnakeCase().fromJson(body, kind);
  }

  private String variable(String name) {
    return platform.credentials().variable(name);
  }
}
