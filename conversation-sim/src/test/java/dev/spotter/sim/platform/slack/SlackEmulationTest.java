package dev.spotter.sim.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.events.payload.MessageFileSharePayload;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.delivery.RetryPolicy;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as Slack's own Java SDK sees it. */
class SlackEmulationTest {

  private static final int PHOTO_SIDE = 800;

  @TempDir Path folder;
  private TestPlatform platform;
  private MethodsClient slack;
  private SlackEar ear;
  private String conversation;
  private String ana;

  @BeforeEach
  void start() {
    platform =
        TestPlatform.start(folder, "slack", usual -> usual.withRetry(usual.retry().faster(10_000)));
    String[] ids = platform.conversation("Holiday", "Ana");
    conversation = ids[0];
    ana = ids[1];
    slack = client(variable("SPOTTER_SLACK_BOT_TOKEN"));
    ear = SlackEar.connect(platform);
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void signsSoThatSlacksOwnLibraryVerifiesIt() throws Exception {
    photo();
    SlackEar.Told event = ear.next();

    SlackSignature.Verifier verifier =
        new SlackSignature.Verifier(
            new SlackSignature.Generator(variable("SPOTTER_SLACK_SIGNING_SECRET")));
    assertThat(verifier.isValid(event.timestamp(), event.body().toString(), event.signature()))
        .isTrue();
    assertThat(verifier.isValid(event.timestamp(), event.body() + " ", event.signature()))
        .isFalse();
    assertThat(event.num()).isNull();
  }

  @Test
  void tellsOfAPhotoAsSlacksOwnLibraryReadsIt() throws Exception {
    Event photo = photo();
    MessageFileSharePayload payload =
        GsonFactory.createSnakeCase()
            .fromJson(ear.next().body().toString(), MessageFileSharePayload.class);

    assertThat(payload.getEventId()).startsWith("Ev");
    assertThat(payload.getTeamId()).isEqualTo(SlackIds.TEAM);
    assertThat(payload.getEvent().getChannel()).isEqualTo(SlackIds.channel(conversation));
    assertThat(payload.getEvent().getTs()).isEqualTo(SlackIds.ts(photo));
    assertThat(payload.getEvent().getThreadTs()).isNull();
    File file = payload.getEvent().getFiles().get(0);
    assertThat(file.getMimetype()).isEqualTo("image/png");
    assertThat(file.getThumb360Width()).isEqualTo("360");
    Buffer thumbnail =
        download(file.getThumb360(), variable("SPOTTER_SLACK_BOT_TOKEN")).bodyAsBuffer();
    assertThat(ImageIO.read(new ByteArrayInputStream(thumbnail.getBytes())).getWidth())
        .isEqualTo(360);
    assertThat(download(file.getUrlPrivateDownload(), variable("SPOTTER_SLACK_BOT_TOKEN")).body())
        .isEqualTo(Buffer.buffer(picture()));
    assertThat(download(file.getUrlPrivate(), "xoxb-wrong").bodyAsString())
        .startsWith("<!DOCTYPE html>");
    assertThat(slack.filesInfo(r -> r.file(file.getId())).getFile().getSize())
        .isEqualTo(picture().length);
  }

  @Test
  void sendsAgainAtOnceThenAfterAMinuteThenAfterFive() throws Exception {
    ear.status = 500;
    photo();
    List<SlackEar.Told> all = List.of(ear.next(), ear.next(), ear.next(), ear.next());

    assertThat(all).extracting(SlackEar.Told::num).containsExactly(null, "1", "2", "3");
    assertThat(all.get(1).why()).isEqualTo("http_error");
    assertThat(all).extracting(SlackEar.Told::body).containsOnly(all.get(0).body());
    assertThat(ear.isQuiet()).isTrue();
    RetryPolicy retry = new SlackEmulator().delivery().retry();
    assertThat(retry.delay(2, Duration.ZERO)).contains(Duration.ofMinutes(1));
    assertThat(retry.delay(3, Duration.ZERO)).contains(Duration.ofMinutes(5));
    assertThat(retry.delay(4, Duration.ZERO)).isEmpty();
  }

  @Test
  void postsRepliesAndReadsThemBack() throws Exception {
    Event photo = photo();
    String channel = SlackIds.channel(conversation);
    String ts = SlackIds.ts(photo);

    ChatPostMessageResponse posted =
        slack.chatPostMessage(r -> r.channel(channel).threadTs(ts).text("a &lt;dog&gt;"));
    List<Message> replies =
        slack.conversationsReplies(r -> r.channel(channel).ts(ts)).getMessages();
    List<Message> history = slack.conversationsHistory(r -> r.channel(channel)).getMessages();

    assertThat(posted.isOk()).isTrue();
    assertThat(posted.getMessage().getThreadTs()).isEqualTo(ts);
    assertThat(replies).extracting(Message::getText).containsExactly("", "a &lt;dog&gt;");
    assertThat(replies.get(1).getBotId()).isEqualTo(SlackIds.BOT);
    assertThat(history).extracting(Message::getTs).containsExactly(ts);
    Event reply = platform.there(() -> chatEvents().get(1));
    assertThat(((Content.Text) reply.content()).text()).isEqualTo("a <dog>");
    assertThat(reply.references()).isEqualTo(References.inThread(photo.seq()));
  }

  @Test
  void refusesInSlacksWords() throws Exception {
    String channel = SlackIds.channel(conversation);
    assertThat(client("xoxb-wrong").authTest(r -> r).getError()).isEqualTo("invalid_auth");
    assertThat(client("").authTest(r -> r).getError()).isEqualTo("not_authed");
    assertThat(slack.chatPostMessage(r -> r.channel("C0").text("hi")).getError())
        .isEqualTo("channel_not_found");
    assertThat(slack.chatPostMessage(r -> r.channel(channel)).getError()).isEqualTo("no_text");
    assertThat(slack.chatPostMessage(r -> r.channel(channel).text("x".repeat(40_001))).getError())
        .isEqualTo("msg_too_long");
    assertThat(slack.usersInfo(r -> r.user("U0")).getError()).isEqualTo("user_not_found");
    assertThat(slack.filesInfo(r -> r.file("F0")).getError()).isEqualTo("file_not_found");
    assertThat(slack.bookmarksList(r -> r.channelId(channel)).getError())
        .isEqualTo("unknown_method");
    assertThat(slack.appsConnectionsOpen(r -> r).getError()).isEqualTo("not_allowed_token_type");
  }

  @Test
  void aDeletedFileIsGone() throws Exception {
    Event photo = photo();
    var picture = ((Content.Photos) photo.content()).pictures().get(0);
    String file = SlackIds.file(picture.id());
    String url = slack.filesInfo(r -> r.file(file)).getFile().getUrlPrivate();
    platform.there(
        () -> {
          platform.simulator().upload().delete(picture);
          return null;
        });

    assertThat(slack.filesInfo(r -> r.file(file)).getError()).isEqualTo("file_deleted");
    assertThat(download(url, variable("SPOTTER_SLACK_BOT_TOKEN")).statusCode()).isEqualTo(404);
  }

  @Test
  void limitsPostsInAChannel() {
    String channel = SlackIds.channel(conversation);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 30; i++) {
                slack.chatPostMessage(r -> r.channel(channel).text("again"));
              }
            })
        .isInstanceOf(SlackApiException.class)
        .satisfies(
            refused -> {
              var response = ((SlackApiException) refused).getResponse();
              assertThat(response.code()).isEqualTo(429);
              assertThat(response.header("Retry-After")).isEqualTo("1");
            });
  }

  private MethodsClient client(String token) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(variable("SPOTTER_SLACK_API_URL") + "/");
    return Slack.getInstance(config).methods(token);
  }

  private String variable(String name) {
    return platform.credentials().variable(name);
  }

  private Event photo() {
    return platform
        .simulator()
        .execute(() -> platform.simulator().upload().post(conversation, ana, "dog.png", picture()))
        .await();
  }

  private List<Event> chatEvents() {
    return platform.simulator().chat().timeline(conversation).after(0);
  }

  private static byte[] picture() {
    return TestPlatform.picture("png", PHOTO_SIDE, PHOTO_SIDE);
  }

  private HttpResponse<Buffer> download(String url, String token) {
    WebClient client = WebClient.create(platform.vertx());
    return client.getAbs(url).bearerTokenAuthentication(token).send().await();
  }
}
