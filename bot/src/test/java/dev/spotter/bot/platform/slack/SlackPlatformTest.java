package dev.spotter.bot.platform.slack;

import static dev.spotter.bot.platform.slack.SlackRequests.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.config.Settings;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformException;
import dev.spotter.bot.platform.PlatformException.Reaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackPlatformTest {

  private static final String CAPTION = "Ana & <Ben> uploaded a photo of a dog";
  private static final String ESCAPED = "Ana &amp; &lt;Ben&gt; uploaded a photo of a dog";

  private static final Picture UNKNOWN = new Picture(List.of(), Optional.of("F1"), true);

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private FakeSlack slack;
  private Platform platform;

  @BeforeEach
  void connect() {
    slack = FakeSlack.start(vertx);
    platform =
        SlackConfig.read(Settings.of(Optional.empty(), slack.environment()), "slack")
            .orElseThrow()
            .create(vertx, Clock.systemUTC(), registry);
  }

  @AfterEach
  void disconnect() {
    platform.close();
    vertx.close().await();
  }

  @Test
  void postsPlainTextIntoTheThread() {
    assertThat(TestEvents.post(platform, upload("17.5", "11.0"), CAPTION).await())
        .isEqualTo("9.000001");

    JsonObject posted = new JsonObject(slack.calls.get(0).replace("chat.postMessage\n", ""));
    assertThat(posted.getString("channel")).isEqualTo("C1");
    assertThat(posted.getString("thread_ts")).isEqualTo("11.0");
    assertThat(posted.getString("text")).isEqualTo(ESCAPED);
    assertThat(posted.getBoolean("mrkdwn")).isFalse();
    assertThat(posted.getBoolean("unfurl_links")).isFalse();
  }

  @Test
  void asksForANameOnceAndCountsTheHits() {
    assertThat(TestEvents.memberName(platform, upload("1.0", "1.0")).await()).contains("Ana");
    assertThat(TestEvents.memberName(platform, upload("2.0", "2.0")).await()).contains("Ana");

    assertThat(slack.calls).containsExactly("users.info?user=UANA\n");
    assertThat(
            registry
                .get("cache.gets")
                .tags("cache", "slack.user-names", "result", "hit")
                .functionCounter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void prefersTheSmallestPictureThatIsLargeEnough() {
    Picture picture = SlackFile.picture(json(picture("F1"))).orElseThrow();

    DownloadSpec source = platform.download(picture, 64).await();
    DownloadSpec larger = platform.download(picture, 300).await();

    assertThat(source.candidates().get(0)).asString().endsWith("dog_360.jpg");
    assertThat(larger.candidates().get(0)).asString().endsWith("dog_720.jpg");
    assertThat(larger.candidates()).last().asString().endsWith("dog_360.jpg");
    assertThat(source.authorization()).contains("Bearer xoxb-1");
    assertThat(source.allowedOrigins())
        .containsExactlyInAnyOrder(
            "https://files.slack.com:443", DownloadSpec.origin(URI.create(slack.url())));
  }

  @Test
  void asksForAFileOfAnotherWorkspaceFirst() {
    slack.answer("files.info", new JsonObject().put("file", picture("F1")));
    Picture stub = new Picture(List.of(), Optional.of("F1"));

    assertThat(platform.download(stub, 64).await().candidates()).hasSize(3);
    assertThat(slack.calls).containsExactly("files.info?file=F1\n");

    slack.answer(
        "files.info", new JsonObject().put("file", picture("F1").put("mimetype", "text/plain")));
    assertThat(failure(platform.download(stub, 64)).reaction()).isEqualTo(Reaction.IGNORE);
  }

  @ParameterizedTest
  @CsvSource({
    "mimetype, application/pdf",
    "mimetype, video/mp4",
    "mimetype, text/plain",
    "mode, tombstone",
    "mode, hidden_by_limit",
    "file_access, file_not_found",
    "file_access, access_denied"
  })
  void aFileThatTurnsOutToBeNoPictureIsIgnored(String field, String value) {
    slack.answer("files.info", new JsonObject().put("file", picture("F1").put(field, value)));

    assertThat(failure(platform.download(UNKNOWN, 64)).reaction()).isEqualTo(Reaction.IGNORE);
  }

  @ParameterizedTest
  @CsvSource({
    "file_not_found, IGNORE",
    "file_deleted, IGNORE",
    "access_denied, IGNORE",
    "channel_not_found, IGNORE",
    "invalid_auth, ALERT",
    "missing_scope, ALERT",
    "ratelimited, RETRY",
    "internal_error, RETRY"
  })
  void aFileThatIsKeptFromTheBotIsNone(String error, Reaction reaction) {
    slack.refuse("files.info", error);

    assertThat(failure(platform.download(UNKNOWN, 64)).reaction()).isEqualTo(reaction);
  }

  @Test
  void aFileThatSlackHasNotLookedAtYetIsKnownByItsBytes() {
    JsonObject unseen = picture("F1").put("mimetype", "").put("name", "IMG_1.jpg");
    slack.answer("files.info", new JsonObject().put("file", unseen));
    assertThat(platform.download(UNKNOWN, 64).await().candidates()).isNotEmpty();

    JsonObject addressless = new JsonObject().put("id", "F1").put("mimetype", "");
    slack.answer("files.info", new JsonObject().put("file", addressless));
    assertThat(failure(platform.download(UNKNOWN, 64)).reaction()).isEqualTo(Reaction.RETRY);
  }

  @Test
  void anEditSaysSomethingElseInPlainText() {
    slack.answer("chat.update", new JsonObject().put("ts", "9.000001"));

    edit().await();
    JsonObject edited = new JsonObject(slack.calls.get(0).replace("chat.update\n", ""));
    assertThat(edited.getString("channel")).isEqualTo("C1");
    assertThat(edited.getString("ts")).isEqualTo("9.000001");
    assertThat(edited.getString("text")).isEqualTo(ESCAPED);
    assertThat(edited.getString("parse")).isEqualTo("none");
    assertThat(new Gson().fromJson(edited.encode(), ChatUpdateRequest.class).getText())
        .isEqualTo(ESCAPED);
  }

  @ParameterizedTest
  @CsvSource({
    "message_not_found, GIVE_UP", "cant_update_message, GIVE_UP", "edit_window_closed, GIVE_UP",
    "channel_not_found, GIVE_UP", "invalid_auth, ALERT", "ratelimited, RETRY",
    "internal_error, RETRY"
  })
  void anEditThatIsRefusedIsNeverUnsure(String error, Reaction reaction) {
    slack.refuse("chat.update", error);

    PlatformException failure = failure(edit());
    assertThat(failure.reaction()).isEqualTo(reaction);
    assertThat(failure.unsure()).isFalse();
  }

  @Test
  void aMessageIsDeletedAndOneThatIsGoneIsAsGoodAsDeleted() {
    slack.answer("chat.delete", new JsonObject().put("ts", "9.000001"));
    platform.delete(new Conversation("slack", "C1"), "9.000001").await();
    assertThat(new JsonObject(slack.calls.get(0).replace("chat.delete\n", "")))
        .isEqualTo(new JsonObject().put("channel", "C1").put("ts", "9.000001"));

    slack.refuse("chat.delete", "message_not_found");
    platform.delete(new Conversation("slack", "C1"), "9.000001").await();
  }

  private Future<Void> edit() {
    PhotosPosted upload = upload("17.5", "11.0");
    return platform.edit(upload.in(), "9.000001", OutgoingMessage.answering(upload, CAPTION));
  }

  @Test
  void findsACaptionWhoseAnswerWasLostEvenWhenEmojiWereRewritten() {
    String caption = "Ana 🐕 uploaded a photo";
    JsonArray messages =
        new JsonArray()
            .add(message("11.0", "UANA", "Ana :dog: uploaded a photo"))
            .add(message("12.0", "UBOT", "Ana :dog: uploaded a photo"))
            .add(message("18.0", "UANA", "Ana :dog: uploaded a photo"))
            .add(message("18.5", "UBOT", "Ben uploaded a photo"));
    slack.answer("conversations.replies", new JsonObject().put("messages", messages));
    assertThat(find(caption, Optional.empty())).isEmpty();

    messages.add(message("19.0", "UBOT", "Ana :dog: uploaded a photo"));
    slack.answer("conversations.replies", new JsonObject().put("messages", messages));
    assertThat(find(caption, Optional.empty())).contains("19.0");
    assertThat(find(caption, Optional.of("19.0"))).isEmpty();
    assertThat(slack.calls).anyMatch(call -> call.contains("ts=11.0") && call.contains("C1"));
  }

  @Test
  void readsAThreadPageByPage() {
    JsonObject more = new JsonObject().put("next_cursor", "abc=");
    slack.mishap(
        "conversations.replies",
        response ->
            response.end(
                new JsonObject()
                    .put("ok", true)
                    .put("messages", new JsonArray())
                    .put("response_metadata", more)
                    .toBuffer()));
    JsonArray second = new JsonArray().add(message("19.0", "UBOT", ESCAPED));
    slack.answer("conversations.replies", new JsonObject().put("messages", second));

    assertThat(find(CAPTION, Optional.empty())).contains("19.0");
    assertThat(slack.calls).anyMatch(call -> call.contains("cursor=abc%3D"));
  }

  @ParameterizedTest
  @CsvSource({
    "channel_not_found, GIVE_UP, false",
    "not_in_channel, GIVE_UP, false",
    "is_archived, GIVE_UP, false",
    "msg_too_long, GIVE_UP, false",
    "something_new, GIVE_UP, false",
    "invalid_auth, ALERT, false",
    "token_revoked, ALERT, false",
    "missing_scope, ALERT, false",
    "ratelimited, RETRY, false",
    "internal_error, RETRY, true",
    "fatal_error, RETRY, true"
  })
  void knowsWhatEachErrorAsksFor(String error, Reaction reaction, boolean unsure) {
    slack.refuse("chat.postMessage", error);

    PlatformException failure = failure(TestEvents.post(platform, upload("1.0", "1.0"), CAPTION));

    assertThat(failure.reaction()).isEqualTo(reaction);
    assertThat(failure.unsure()).isEqualTo(unsure);
    assertThat(failure).hasMessageContaining(error);
  }

  @Test
  void waitsAsLongAsItIsAskedTo() {
    slack.mishap(
        "chat.postMessage",
        response -> response.setStatusCode(429).putHeader("Retry-After", "30").end());

    PlatformException busy = failure(TestEvents.post(platform, upload("1.0", "1.0"), CAPTION));

    assertThat(busy.retryAfter()).contains(Duration.ofSeconds(30));
    assertThat(busy.unsure()).isFalse();
  }

  @Test
  void isUnsureWhenTheAnswerIsLost() {
    slack.mishap("chat.postMessage", response -> response.reset());
    slack.mishap("chat.postMessage", response -> response.setStatusCode(502).end());

    assertThat(failure(TestEvents.post(platform, upload("1.0", "1.0"), CAPTION)).unsure()).isTrue();
    assertThat(failure(TestEvents.post(platform, upload("1.0", "1.0"), CAPTION)).unsure()).isTrue();
  }

  @Test
  void anAnswerThatIsNoJsonIsForTheOperator() {
    slack.mishap("chat.postMessage", response -> response.end("<html>"));

    assertThat(failure(TestEvents.post(platform, upload("1.0", "1.0"), CAPTION)).reaction())
        .isEqualTo(Reaction.ALERT);
  }

  private Optional<String> find(String caption, Optional<String> after) {
    return TestEvents.findPosted(platform, upload("17.5", "11.0"), caption, after).await();
  }

  private static JsonObject message(String ts, String user, String text) {
    return new JsonObject().put("ts", ts).put("user", user).put("text", text);
  }

  private static PhotosPosted upload(String ts, String thread) {
    JsonObject event = SlackRequests.fileShare(ts, picture("F1"));
    event.getJsonObject("event").put("thread_ts", thread);
    return (PhotosPosted)
        new SlackEvents("slack", new BotName("spotter")).read(json(event)).events().get(0);
  }

  private static JsonNode json(JsonObject object) {
    return JsonBody.object(object.toBuffer().getBytes());
  }

  private static PlatformException failure(Future<?> call) {
    Future<?> settled = call.transform(outcome -> Future.succeededFuture(outcome.cause()));
    Object cause = settled.await();
    assertThat(cause).isInstanceOf(PlatformException.class);
    return (PlatformException) cause;
  }
}
