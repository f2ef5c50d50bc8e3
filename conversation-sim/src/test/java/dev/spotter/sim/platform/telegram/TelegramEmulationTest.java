package dev.spotter.sim.platform.telegram;

import static dev.spotter.sim.platform.telegram.TelegramCalls.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.Event;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.chat.References;
import dev.spotter.sim.platform.EmulationOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The emulation, driven and decoded by the telegrambots library. */
@Timeout(60)
class TelegramEmulationTest {

  @TempDir private Path folder;

  private TestPlatform platform;
  private String token;
  private TelegramClient client;
  private String group;
  private String ana;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder, "telegram", new EmulationOptions(null, false));
    String[] ids = platform.conversation("Holiday", "Ana Maria");
    group = ids[0];
    ana = ids[1];
    token = TelegramCalls.token(platform);
    client = TelegramCalls.client(platform, token);
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void saysWhoTheBotIsAndWhatAChatAndItsMembersAre() throws Exception {
    assertThat(client.execute(new GetMe()).getUserName()).isEqualTo("spotter_simulator_bot");
    Update update = upload("photo.jpg", "jpeg");
    String chat = update.getMessage().getChatId().toString();
    assertThat(client.execute(new GetChat(chat)).getTitle()).isEqualTo("Holiday");
    Long user = update.getMessage().getFrom().getId();
    assertThat(client.execute(new GetChatMember(chat, user)).getUser().getFirstName())
        .isEqualTo("Ana");
  }

  @Test
  void aPhotoComesInSizesThatCanBeDownloaded() throws Exception {
    Message message = upload("photo.jpg", "jpeg").getMessage();
    assertThat(message.getFrom().getFirstName()).isEqualTo("Ana");
    assertThat(message.getFrom().getLastName()).isEqualTo("Maria");
    assertThat(message.getChatId()).isLessThan(-1_000_000_000_000L);
    assertThat(message.getChat().isSuperGroupChat()).isTrue();

    List<PhotoSize> sizes = message.getPhoto();
    assertThat(sizes).extracting(PhotoSize::getWidth).isSorted().hasSizeGreaterThan(1);
    PhotoSize largest = sizes.get(sizes.size() - 1);
    var file = client.execute(new GetFile(largest.getFileId()));
    String path = URI.create(file.getFileUrl(token)).getPath(); // always on Telegram's own host
    assertThat(platform.get(path).bodyAsBuffer().length()).isEqualTo(largest.getFileSize());
  }

  @Test
  void whatIsNoJpegComesAsADocument() throws Exception {
    Message message = upload("chart.png", "png").getMessage();
    assertThat(message.getPhoto()).isNull();
    assertThat(message.getDocument().getMimeType()).isEqualTo("image/png");
    assertThat(message.getDocument().getFileName()).isEqualTo("chart.png");
    assertThat(message.getDocument().getThumbnail()).isNotNull();
  }

  @Test
  void anAlbumIsOneMessageForEachPicture() throws Exception {
    client.execute(new DeleteWebhook());
    post(3, References.NONE, false);
    List<Message> album = IntStream.range(0, 3).mapToObj(i -> next().getMessage()).toList();

    assertThat(album).extracting(Message::getMediaGroupId).doesNotContainNull();
    assertThat(album.stream().map(Message::getMediaGroupId).distinct()).hasSize(1);
    assertThat(album.stream().map(Message::getMessageId).distinct()).hasSize(3);
  }

  @Test
  void anAnswerKeepsItsReplyAndItsTopic() throws Exception {
    Event first = there(new Content.Text("Topic"));
    next();
    post(1, References.inThread(first.seq()), false);
    Message photo = next().getMessage();
    assertThat(photo.getIsTopicMessage()).isTrue();

    Message sent =
        client.execute(
            SendMessage.builder()
                .chatId(photo.getChatId())
                .messageThreadId(photo.getMessageThreadId())
                .replyParameters(ReplyParameters.builder().messageId(photo.getMessageId()).build())
                .text("Ana uploaded a photo")
                .build());
    assertThat(sent.getText()).isEqualTo("Ana uploaded a photo");
    Event said = platform.there(() -> lastEvent());
    assertThat(said.member().bot()).isTrue();
    assertThat(said.references().thread()).contains(first.seq());
    assertThat(said.references().answers()).contains(2);
  }

  @Test
  void refusalsAreThoseOfTelegram() throws Exception {
    long chat = upload("photo.jpg", "jpeg").getMessage().getChatId();
    assertRefused(() -> client.execute(message(42L, "x")), 400, "chat not found");
    assertRefused(() -> client.execute(message(chat, " ")), 400, "message text is empty");
    assertRefused(
        () -> client.execute(message(chat, "x".repeat(4097))), 400, "message is too long");
    SendMessage lost = message(chat, "x");
    lost.setReplyParameters(ReplyParameters.builder().messageId(990).build());
    assertRefused(() -> client.execute(lost), 400, "message to be replied not found");
    lost.getReplyParameters().setAllowSendingWithoutReply(true);
    assertThat(client.execute(lost).getText()).isEqualTo("x");
    assertRefused(() -> client.execute(new GetFile("nonsense")), 400, "wrong file_id");
    assertRefused(
        () -> TelegramCalls.client(platform, "1:x").execute(new GetMe()), 401, "Unauthorized");
    assertThat(platform.get("/bot" + token + "/inventMethod").statusCode()).isEqualTo(404);
    assertThat(platform.get("/file/bot" + token + "/photos/x.jpg").statusCode()).isEqualTo(404);
    assertThat(platform.get("/file/bot1:x/photos/x.jpg").statusCode()).isEqualTo(401);
  }

  @Test
  void aThrottledBotIsToldHowLongToWait() throws Exception {
    long chat = upload("photo.jpg", "jpeg").getMessage().getChatId();
    platform.there(
        () -> {
          platform.simulator().throttle().refuseNext(1, Duration.ofSeconds(7));
          return null;
        });
    TelegramApiRequestException refusal =
        assertRefused(() -> client.execute(message(chat, "x")), 429, "Too Many Requests");
    assertThat(refusal.getParameters().getRetryAfter()).isEqualTo(7);
    assertThat(client.execute(message(chat, "x")).getText()).isEqualTo("x");
  }

  @Test
  void aDeletedFileCannotBeHad() throws Exception {
    post(1, References.NONE, true);
    String file = next().getMessage().getPhoto().get(0).getFileId();
    assertRefused(() -> client.execute(new GetFile(file)), 400, "temporarily unavailable");
  }

  private Update upload(String name, String format) {
    byte[] file = TestPlatform.picture(format, 640, 480);
    platform
        .simulator()
        .execute(() -> platform.simulator().upload().post(group, ana, name, file))
        .await();
    return next();
  }

  private void post(int number, References references, boolean deleted) {
    List<PhotoUpload.File> files =
        IntStream.range(0, number)
            .mapToObj(i -> new PhotoUpload.File("a.jpg", TestPlatform.picture("jpeg", 640, 480)))
            .toList();
    platform
        .simulator()
        .execute(() -> platform.simulator().upload().post(group, ana, files, references, deleted))
        .await();
  }

  private Event there(Content content) {
    return platform.there(() -> platform.simulator().chat().post(group, ana, content));
  }

  private Event lastEvent() {
    List<Event> events = platform.simulator().chat().timeline(group).after(0);
    return events.get(events.size() - 1);
  }

  private int offset;

  /** The next update, fetched. */
  private Update next() {
    List<Update> updates = List.of();
    for (int i = 0; i < 20 && updates.isEmpty(); i++) {
      updates = poll(offset, 5);
    }
    offset = updates.get(0).getUpdateId() + 1;
    return updates.get(0);
  }

  private List<Update> poll(int from, int timeout) {
    try {
      return client.execute(GetUpdates.builder().offset(from).timeout(timeout).build());
    } catch (TelegramApiException e) {
      throw new AssertionError(e);
    }
  }

  private static SendMessage message(long chat, String text) {
    return SendMessage.builder().chatId(chat).text(text).build();
  }
}
