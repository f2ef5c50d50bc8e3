package dev.spotter.bot.platform.telegram;

import static dev.spotter.bot.platform.telegram.TelegramMessages.message;
import static dev.spotter.bot.platform.telegram.TelegramMessages.update;
import static dev.spotter.bot.platform.telegram.TelegramMessages.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.RefusedRequestException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.forum.ForumTopicCreated;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Words in updates that the telegrambots library wrote. */
class TelegramWordsTest {

  private final TelegramUpdates updates = TelegramMessages.updates();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/help | help",
        "/help@spotter_bot | help",
        "/HELP@Spotter_Bot now | HELP now",
        "/ignore_me | ignore me",
        "/start | help",
        "/start a1b2 | help",
        "@spotter what do you know | what do you know",
        "that's Rex, @spotter | that's Rex"
      })
  void commandsAndTheNameInPlainTextAreForTheBot(String text, String said) {
    TextPosted event = text(message(42).text(text).build()).orElseThrow();

    assertThat(event.text()).isEqualTo(said);
    assertThat(event.addressed()).isTrue();
    assertThat(event.id().key()).isEqualTo("4839574812:7");
    assertThat(event.message()).isEqualTo("42");
    assertThat(event.by().name()).contains("Ana Maria");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nice weather",
        "/help@other_bot",
        "/help@spotter_bot2",
        "/usr/bin",
        "/",
        "//help",
        "@other help",
        "mail ana@spotter.org",
        "see t.me/spotter_bot"
      })
  void wordsForOthersAreNobodysBusiness(String text) {
    assertThat(text(message(42).text(text).build())).isEmpty();
  }

  @Test
  void aMentionIsFoundByItsEntityWhoseOffsetsCountInUtf16() {
    String text = "👨‍👩‍👧 @spotter_bot that's Rex";
    var mention = entity("mention", text.indexOf('@'), "@spotter_bot".length());

    TextPosted event = text(message(1).text(text).entities(List.of(mention)).build()).orElseThrow();
    assertThat(event.text()).isEqualTo("👨‍👩‍👧 that's Rex");
    assertThat(event.addressed()).isTrue();

    var other = entity("mention", 0, 6);
    assertThat(text(message(1).text("@other hi").entities(List.of(other)).build())).isEmpty();
  }

  @Test
  void aMentionWithoutUsernameNamesTheUser() {
    User bot = User.builder().id(4839574812L).firstName("Spotter").isBot(true).build();
    var mention = MessageEntity.builder().type("text_mention").offset(0).length(7).user(bot);

    TextPosted event =
        text(message(1).text("Spotter, undo").entities(List.of(mention.build())).build())
            .orElseThrow();
    assertThat(event.text()).isEqualTo("undo");
  }

  @ParameterizedTest
  @CsvSource({"-1, 5", "0, 0", "3, 99", "99, 1", "2147483647, 2147483647"})
  void anEntityThatPointsElsewhereIsNone(int offset, int length) {
    var mention = entity("mention", 0, 5);
    JsonObject update = update(7, message(1).text("hello").entities(List.of(mention)).build());
    update
        .getJsonObject("message")
        .getJsonArray("entities")
        .getJsonObject(0)
        .put("offset", offset)
        .put("length", length);

    assertThat(updates.event(TelegramMessages.node(update))).isEmpty();
  }

  @Test
  void aReplyToTheBotIsForItAndOneToOthersMayBe() {
    User bot = User.builder().id(4839574812L).firstName("Spotter").isBot(true).build();
    Message caption = message(40).from(bot).text("Ana uploaded a photo").build();
    Message photo = message(39).build();

    TextPosted toBot = text(message(42).text("it's a cat").replyToMessage(caption).build()).get();
    assertThat(toBot.replyTo()).contains("40");
    assertThat(toBot.addressed()).isTrue();
    TextPosted toAna = text(message(42).text("it's a cat").replyToMessage(photo).build()).get();
    assertThat(toAna.replyTo()).contains("39");
    assertThat(toAna.addressed()).isFalse();
  }

  @Test
  void inATopicOnlyARealReplyIsOne() {
    Message opening = message(5).forumTopicCreated(new ForumTopicCreated()).build();
    var inTopic = message(42).messageThreadId(5).isTopicMessage(true).replyToMessage(opening);

    assertThat(text(inTopic.text("nice weather").build())).isEmpty();
    assertThat(text(inTopic.text("/help").build()).get().thread()).contains("5");
    assertThat(text(inTopic.text("/help").build()).get().replyTo()).isEmpty();
  }

  @Test
  void everythingInAPrivateChatIsForTheBot() {
    Chat alone = Chat.builder().id(5_000_000_001L).type("private").build();

    TextPosted event = text(message(1).chat(alone).text("that's a cat").build()).orElseThrow();
    assertThat(event.addressed()).isTrue();
    assertThat(event.in().id()).isEqualTo("5000000001");
  }

  @Test
  void theWritersLanguageIsTold() {
    User ana = user("Ana", "Maria", false);
    ana.setLanguageCode("pt-br");
    assertThat(text(message(1).from(ana).text("/help").build()).get().locale())
        .contains(Locale.forLanguageTag("pt-BR"));
    ana.setLanguageCode("!");
    assertThat(text(message(1).from(ana).text("/help").build()).get().locale()).isEmpty();
  }

  @Test
  void whatIsTooLongEditedForwardedOrByBotsIsLeftAlone() {
    Update edited = new Update();
    edited.setUpdateId(1);
    edited.setEditedMessage(message(1).text("/help").build());
    User other = user("Other", "bot", true);

    assertThat(updates.event(TelegramMessages.node(TelegramMessages.json(edited)))).isEmpty();
    assertThat(text(message(1).text("/help " + "x".repeat(1_000)).build())).isEmpty();
    assertThat(text(message(1).from(other).text("/help").build())).isEmpty();
    assertThat(text(message(1).viaBot(other).text("/help").build())).isEmpty();
    assertThat(text(message(1).isAutomaticForward(true).text("/help").build())).isEmpty();
    assertThat(text(message(1).text(" \n").build())).isEmpty();
  }

  @Test
  void aPhotoThatIsForwardedIntoTheDiscussionGroupIsNotAnotherOne() {
    var copy = message(1).photo(TelegramMessages.photo("dog", 90)).isAutomaticForward(true);

    assertThat(updates.event(TelegramMessages.node(update(1, copy.build())))).isEmpty();
  }

  @Test
  void untilTheBotKnowsItsNameWhatNamesABotComesAgain() {
    BotAccount unknown = new BotAccount("1", () -> Future.failedFuture("not yet"));
    TelegramUpdates early = new TelegramUpdates("telegram", unknown, new BotName("spotter"));
    JsonObject update = update(1, message(1).text("/help@spotter_bot").build());

    assertThatThrownBy(() -> early.event(TelegramMessages.node(update)))
        .isInstanceOf(RefusedRequestException.class)
        .satisfies(e -> assertThat(((RefusedRequestException) e).status()).isEqualTo(503));
  }

  private static MessageEntity entity(String type, int offset, int length) {
    return MessageEntity.builder().type(type).offset(offset).length(length).build();
  }

  private Optional<TextPosted> text(Message message) {
    Optional<ChatEvent> event = updates.event(TelegramMessages.node(update(7, message)));
    return event.map(TextPosted.class::cast);
  }
}
