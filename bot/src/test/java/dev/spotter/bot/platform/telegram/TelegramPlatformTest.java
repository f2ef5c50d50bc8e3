package dev.spotter.bot.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.bot.BotConfig;
import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.chat.SizeLimit;
import dev.spotter.bot.config.InvalidConfigException;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;

@Timeout(60)
class TelegramPlatformTest {

  private static final String CAPTION = "Ana uploaded a photo of a dog";
  private static final JsonObject NOTHING = new JsonObject();

  private final Vertx vertx = Vertx.vertx();
  private FakeTelegram telegram;
  private Platform platform;

  @BeforeEach
  void connect() {
    telegram = FakeTelegram.start(vertx).await();
    platform = platform(Map.of());
  }

  @AfterEach
  void disconnect() {
    platform.close();
    vertx.close().await();
  }

  @Test
  void aCaptionRepliesToItsPhotoInItsTopicAndTheLibraryUnderstandsIt() throws Exception {
    assertThat(TestEvents.post(platform, upload(Optional.of("5")), CAPTION).await())
        .isEqualTo("1001");

    SendMessage sent = telegram.nextSent().mapTo(SendMessage.class);
    assertThat(sent.getChatId()).isEqualTo("-1001234567890");
    assertThat(sent.getText()).isEqualTo(CAPTION);
    assertThat(sent.getMessageThreadId()).isEqualTo(5);
    assertThat(sent.getReplyParameters().getMessageId()).isEqualTo(42);
    assertThat(sent.getReplyParameters().getAllowSendingWithoutReply()).isTrue();
    assertThat(sent.getParseMode()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "-1001234567890, 1,              true",
    "-1001234567890, 2,              false",
    "-1001234567890, -1001234567890, true",
    "5000000001,     5000000001,     true"
  })
  void whoRunsAGroupIsAskedOfTelegram(String chat, String member, boolean admin) {
    Conversation in = new Conversation("telegram", chat);
    assertThat(platform.isAdmin(in, new Member(member, Optional.empty())).await()).contains(admin);
  }

  @Test
  void whoIsNoMemberRunsNothing() {
    telegram.refuse("getChatMember", 400, "Bad Request: user not found", NOTHING);
    Conversation in = new Conversation("telegram", "-1001234567890");
    assertThat(platform.isAdmin(in, new Member("1", Optional.empty())).await()).contains(false);
  }

  @Test
  void aGroupThatBecameASupergroupIsFollowed() throws Exception {
    JsonObject moved = new JsonObject().put("migrate_to_chat_id", -1009999999999L);
    telegram.refuse("sendMessage", 400, "Bad Request: group chat was upgraded", moved);

    TestEvents.post(platform, upload(Optional.empty()), CAPTION).await();
    TestEvents.post(platform, upload(Optional.empty()), CAPTION).await();
    for (int i = 0; i < 2; i++) {
      JsonObject sent = telegram.nextSent();
      assertThat(sent.getLong("chat_id")).isEqualTo(-1009999999999L);
      assertThat(sent.containsKey("reply_parameters")).isFalse();
    }
    assertThat(telegram.calls).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "400, GIVE_UP, false", "401, ALERT, false", "403, GIVE_UP, false", "404, ALERT, false",
    "413, GIVE_UP, false", "429, RETRY, false", "500, RETRY, true", "502, RETRY, true"
  })
  void anErrorSaysWhatToDoAboutIt(int code, Reaction reaction, boolean unsure) {
    telegram.refuse("sendMessage", code, "Bad Request: something", NOTHING);
    PlatformException failure = postFailure();
    assertThat(failure.reaction()).isEqualTo(reaction);
    assertThat(failure.unsure()).isEqualTo(unsure);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 0", "-5, 0", "999999, 3600"})
  void theWaitThatTelegramAsksForIsToldWithinBounds(int asked, long seconds) {
    JsonObject wait = new JsonObject().put("retry_after", asked);
    telegram.refuse("sendMessage", 429, "Too Many Requests: retry after " + asked, wait);
    assertThat(postFailure().retryAfter()).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void aPostWhoseAnswerIsLostIsUnsureAndTheOperatorChoosesWhatFollows() {
    telegram.mishap("sendMessage", context -> context.request().connection().close());
    assertThat(postFailure().unsure()).isTrue();
    assertThat(find(platform)).isEmpty();

    Platform once = platform(Map.of("SPOTTER_POST_WHEN_UNSURE", "at-most-once"));
    assertThatThrownBy(() -> find(once))
        .isInstanceOf(PlatformException.class)
        .satisfies(e -> assertThat(((PlatformException) e).reaction()).isEqualTo(Reaction.GIVE_UP));
    once.close();
  }

  @Test
  void theSmallestSizeThatIsLargeEnoughIsFetched() {
    telegram.addFile("b", "dog");
    Picture picture = picture(rendition("a", 32, 1), rendition("b", 64, 2), rendition("c", 640, 3));
    DownloadSpec source = platform.download(picture, 64).await();

    assertThat(source.candidates())
        .containsExactly(
            URI.create(telegram.url() + "/file/bot" + FakeTelegram.TOKEN + "/photos/b.jpg"));
    assertThat(source.allowedOrigins()).containsExactly(telegram.url());
    assertThat(source.toString()).doesNotContain(FakeTelegram.TOKEN);
  }

  @Test
  void aFileBeyondTwentyMegabytesIsLeftForItsThumbnailAndElseSaidKindly() {
    telegram.addFile("thumb", "dog");
    Rendition large = new Rendition("large", Optional.empty(), Optional.of(21L << 20));

    Picture withThumbnail = picture(rendition("thumb", 32, 1), large);
    assertThat(platform.download(withThumbnail, 64).await().candidates()).hasSize(1);
    assertThat(sourceFailure(picture(large)).sizeLimit()).contains(new SizeLimit(20));

    telegram.refuse("getFile", 400, "Bad Request: file is too big", NOTHING);
    Rendition unknown = new Rendition("x", Optional.empty(), Optional.empty());
    PlatformException failure = sourceFailure(picture(unknown));
    assertThat(failure.reaction()).isEqualTo(Reaction.GIVE_UP);
    assertThat(failure.sizeLimit()).isPresent();
  }

  @Test
  void noFailureTellsTheToken() {
    telegram.mishap("sendMessage", context -> {});
    Platform hasty = platform(Map.of("SPOTTER_TELEGRAM_TIMEOUT", "100ms"));
    PlatformException failure =
        catchThrowableOfType(
            PlatformException.class,
            () -> TestEvents.post(hasty, upload(Optional.empty()), CAPTION).await());
    assertThat(failure.getMessage()).doesNotContain(FakeTelegram.TOKEN).contains("sendMessage");
    assertThat(failure.getCause()).isNull();
    hasty.close();
  }

  @Test
  void whatIsForNowUnavailableIsTriedAgainAndElseTheNextSizeIsTaken() {
    Picture one = picture(rendition("a", 90, 1));
    PlatformException alone = sourceFailure(one);
    assertThat(alone.reaction()).isEqualTo(Reaction.RETRY);
    telegram.addFile("a", "dog");
    assertThat(platform.download(one, 64).await().candidates()).hasSize(1);

    telegram.addFile("d", "dog");
    Picture sizes =
        picture(
            rendition("s", 32, 1),
            rendition("b", 90, 1),
            rendition("c", 320, 2),
            rendition("d", 800, 3));
    assertThat(platform.download(sizes, 64).await().candidates().toString()).contains("/d.jpg");
    Picture smaller = picture(rendition("x", 16, 1), rendition("d", 32, 2), rendition("e", 90, 3));
    assertThat(platform.download(smaller, 64).await().candidates().toString()).contains("/d.jpg");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Bad Request: wrong file_id or the file is temporarily unavailable | RETRY",
        "400 | Bad Request: file is temporarily unavailable | RETRY",
        "400 | Bad Request: invalid file_id | GIVE_UP",
        "400 | Bad Request: file is too big | GIVE_UP",
        "404 | Not Found | ALERT",
        "429 | Too Many Requests: retry after 3 | RETRY",
        "500 | Internal Server Error | RETRY"
      })
  void aFailedGetFileSaysWhatToDo(int code, String description, Reaction reaction) {
    telegram.refuse("getFile", code, description, NOTHING);

    assertThat(sourceFailure(picture(rendition("a", 90, 1))).reaction()).isEqualTo(reaction);
  }

  @Test
  void ofTwoFailuresTheOneThatPassesCounts() {
    telegram.refuse("getFile", 400, "Bad Request: file is temporarily unavailable", NOTHING);
    telegram.refuse("getFile", 400, "Bad Request: invalid file_id", NOTHING);
    Picture two = picture(rendition("a", 90, 1), rendition("b", 320, 2));

    assertThat(sourceFailure(two).reaction()).isEqualTo(Reaction.RETRY);
    assertThat(telegram.calls).hasSize(2);
  }

  @Test
  void aWrongTokenAsksForNoOtherSize() {
    telegram.refuse("getFile", 401, "Unauthorized", NOTHING);

    assertThat(sourceFailure(picture(rendition("a", 90, 1), rendition("b", 320, 2))).reaction())
        .isEqualTo(Reaction.ALERT);
    assertThat(telegram.calls).hasSize(1);
  }

  @Test
  void anEditSaysSomethingElseAndTheLibraryUnderstandsIt() {
    edit().await();

    JsonObject call = new JsonObject(telegram.calls.get(0).replace("editMessageText ", ""));
    EditMessageText edited = call.mapTo(EditMessageText.class);
    assertThat(edited.getChatId()).isEqualTo("-1001234567890");
    assertThat(edited.getMessageId()).isEqualTo(1001);
    assertThat(edited.getText()).isEqualTo(CAPTION);
    assertThat(edited.getParseMode()).isNull();
  }

  @Test
  void aMessageIsDeletedAndOneThatIsGoneIsAsGoodAsDeleted() {
    Conversation in = upload(Optional.empty()).in();
    platform.delete(in, "1001").await();
    assertThat(telegram.calls.get(0))
        .isEqualTo("deleteMessage {\"chat_id\":-1001234567890,\"message_id\":1001}");

    telegram.refuse("deleteMessage", 400, "Bad Request: message to delete not found", NOTHING);
    platform.delete(in, "1001").await();
    telegram.refuse("deleteMessage", 400, "Bad Request: message can't be deleted", NOTHING);
    assertThat(
            catchThrowableOfType(PlatformException.class, () -> platform.delete(in, "1001").await())
                .reaction())
        .isEqualTo(Reaction.GIVE_UP);
  }

  @Test
  void aMessageThatSaysSoAlreadyIsEdited() {
    String same =
        "Bad Request: message is not modified: specified new message content and reply markup are"
            + " exactly the same as a current content and reply markup of the message";
    telegram.refuse("editMessageText", 400, same, NOTHING);

    edit().await();
    assertThat(telegram.calls).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Bad Request: message to edit not found | GIVE_UP",
        "400 | Bad Request: message can't be edited | GIVE_UP",
        "403 | Forbidden: bot was kicked from the group chat | GIVE_UP",
        "401 | Unauthorized | ALERT",
        "429 | Too Many Requests | RETRY",
        "500 | Internal Server Error | RETRY"
      })
  void anEditThatIsRefusedIsNeverUnsure(int code, String description, Reaction reaction) {
    telegram.refuse("editMessageText", code, description, NOTHING);

    PlatformException failure = editFailure();
    assertThat(failure.reaction()).isEqualTo(reaction);
    assertThat(failure.unsure()).isFalse();
  }

  @Test
  void inASupergroupTheOldIdIsAnotherMessage() {
    JsonObject moved = new JsonObject().put("migrate_to_chat_id", -1009999999999L);
    telegram.refuse("editMessageText", 400, "Bad Request: group chat was upgraded", moved);
    assertThat(editFailure().reaction()).isEqualTo(Reaction.GIVE_UP);

    telegram.refuse("sendMessage", 400, "Bad Request: group chat was upgraded", moved);
    TestEvents.post(platform, upload(Optional.empty()), CAPTION).await();
    telegram.calls.clear();
    assertThat(editFailure().reaction()).isEqualTo(Reaction.GIVE_UP);
    assertThat(telegram.calls).isEmpty();
  }

  private Future<Void> edit() {
    PhotosPosted upload = upload(Optional.empty());
    return platform.edit(upload.in(), "1001", OutgoingMessage.answering(upload, CAPTION));
  }

  private PlatformException editFailure() {
    return catchThrowableOfType(PlatformException.class, () -> edit().await());
  }

  @ParameterizedTest
  @CsvSource({
    "SPOTTER_TELEGRAM_BOT_TOKEN, a/b",
    "SPOTTER_TELEGRAM_SECRET_TOKEN, no blanks",
    "SPOTTER_POST_WHEN_UNSURE, twice",
    "SPOTTER_HTTP_PUBLIC_URL, ftp://x"
  })
  void aSettingThatCannotBeUsedIsRefusedByName(String variable, String value) {
    assertThatThrownBy(() -> platform(Map.of(variable, value)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(variable);
  }

  @Test
  void aSecretWithoutATokenIsHalfASetup() {
    assertThatThrownBy(
            () -> BotConfig.load(Optional.empty(), Map.of("SPOTTER_TELEGRAM_SECRET_TOKEN", "hush")))
        .hasMessageContaining("SPOTTER_TELEGRAM_BOT_TOKEN");
  }

  private Platform platform(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(telegram.environment());
    environment.putAll(more);
    return BotConfig.load(Optional.empty(), environment)
        .platforms()
        .get(0)
        .create(vertx, Clock.systemUTC(), new SimpleMeterRegistry());
  }

  private static Optional<String> find(Platform where) {
    return TestEvents.findPosted(where, upload(Optional.empty()), CAPTION, Optional.empty())
        .await();
  }

  private PlatformException postFailure() {
    return catchThrowableOfType(
        PlatformException.class,
        () -> TestEvents.post(platform, upload(Optional.empty()), CAPTION).await());
  }

  private PlatformException sourceFailure(Picture picture) {
    return catchThrowableOfType(
        PlatformException.class, () -> platform.download(picture, 64).await());
  }

  private static Picture picture(Rendition... renditions) {
    return new Picture(Stream.of(renditions).toList(), Optional.empty());
  }

  private static Rendition rendition(String id, int shortSide, long bytes) {
    return new Rendition(id, Optional.of(shortSide), Optional.of(bytes));
  }

  private static PhotosPosted upload(Optional<String> thread) {
    return TestEvents.photos(
        "telegram",
        "1:7",
        "-1001234567890",
        "42",
        "5",
        Optional.of("Ana"),
        thread,
        Optional.empty(),
        List.of());
  }
}
