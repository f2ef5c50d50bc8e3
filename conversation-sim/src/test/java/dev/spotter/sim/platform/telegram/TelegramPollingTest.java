package dev.spotter.sim.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotter.sim.TestPlatform;
import dev.spotter.sim.chat.Content;
import dev.spotter.sim.chat.PhotoUpload;
import dev.spotter.sim.chat.References;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other people's bots ask of Telegram when they start, as raw calls. */
@Timeout(60)
class TelegramPollingTest {

  @TempDir private Path folder;

  private TestPlatform platform;
  private String[] ids;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(folder, "telegram", usual -> usual);
    ids = platform.conversation("Holiday", "Ana");
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void aWebhookThatTheBotHasNotSetItselfGivesWayToPolling() {
    URI nobody = URI.create("http://localhost:1/webhooks/telegram");
    platform.simulator().connect("telegram", nobody).await();
    say("/start");

    assertThat(texts(poll(0))).containsExactly("/start");

    assertThat(call("setWebhook", new JsonObject().put("url", nobody.toString())).getBoolean("ok"))
        .isTrue();
    assertThat(call("getUpdates", new JsonObject()).getInteger("error_code")).isEqualTo(409);
  }

  @Test
  void allThatWaitsComesInOneAnswer() {
    poll(0);
    say("/one");
    say("/two");
    album(3);

    JsonArray updates = poll(0);
    assertThat(updates).hasSize(5);
    assertThat(ids(updates)).isSorted();
    assertThat(call("getUpdates", new JsonObject().put("limit", 2)).getJsonArray("result"))
        .hasSize(2);
  }

  @Test
  void aNegativeOffsetForgetsAllButTheLatest() {
    poll(0);
    say("/one");
    say("/two");
    say("/three");

    assertThat(texts(poll(-1))).containsExactly("/three");
    assertThat(texts(poll(0))).containsExactly("/three");
    assertThat(unsettled()).isEqualTo(1);
  }

  @Test
  void pendingUpdatesAreDroppedWhenTheBotAsks() {
    poll(0);
    say("/one");
    say("/two");
    assertThat(unsettled()).isEqualTo(2);

    call("deleteWebhook", new JsonObject().put("drop_pending_updates", true));

    assertThat(unsettled()).isZero();
    say("/three");
    assertThat(texts(poll(0))).containsExactly("/three");
  }

  @Test
  void whatAWebhookHasNotTakenIsDroppedToo() {
    platform.simulator().connect("telegram", URI.create("http://localhost:1/hook")).await();
    say("/one");
    say("/two");

    call("setWebhook", new JsonObject().put("url", "").put("drop_pending_updates", true));

    say("/three");
    assertThat(texts(poll(0))).containsExactly("/three");
  }

  @Test
  void whatIsNotEmulatedIsRefusedInOtherWordsThanAWrongToken() {
    JsonObject refused = call("sendPoll", new JsonObject());
    assertThat(refused.getInteger("error_code")).isEqualTo(400);
    assertThat(refused.getString("description"))
        .isEqualTo("Bad Request: the simulator does not emulate the method sendPoll");
    assertThat(call("inventMethod", new JsonObject()).getString("description"))
        .isEqualTo("Not Found: method not found");
    call("sendPoll", new JsonObject());

    JsonArray unknown = platform.get("/api/state").bodyAsJsonObject().getJsonArray("unknown");
    assertThat(unknown)
        .extracting(call -> ((JsonObject) call).getString("method"))
        .containsExactly("sendPoll", "inventMethod");
  }

  @ParameterizedTest
  @CsvSource({"setMyCommands", "deleteMyCommands", "setMyDescription", "sendChatAction"})
  void whatBotsSayAboutThemselvesIsTaken(String method) {
    assertThat(call(method, new JsonObject()).getBoolean("result")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "bill.pdf, application/pdf, documents/, .pdf",
    "clip.mp4, video/mp4, videos/, .mp4",
    "shot.webp, image/webp, documents/, .webp",
    "IMG_1.HEIC, image/heic, documents/, .heic",
    "logo.svg, image/svg+xml, documents/, .svg",
    "data, application/octet-stream, documents/, .bin"
  })
  void filesAreWhatTheirNamesSay(String name, String type, String folderOfIt, String end) {
    poll(0);
    upload(name, "not a picture".getBytes(StandardCharsets.UTF_8));

    JsonObject document =
        poll(0).getJsonObject(0).getJsonObject("message").getJsonObject("document");
    assertThat(document.getString("mime_type")).isEqualTo(type);
    JsonObject file =
        call("getFile", new JsonObject().put("file_id", document.getString("file_id")));
    String path = file.getJsonObject("result").getString("file_path");
    assertThat(path).startsWith(folderOfIt).endsWith(end);
    assertThat(platform.get("/file/bot" + token() + "/" + path).bodyAsString())
        .isEqualTo("not a picture");
  }

  private void say(String text) {
    platform.there(() -> platform.simulator().chat().post(ids[0], ids[1], new Content.Text(text)));
  }

  private void upload(String name, byte[] bytes) {
    post(List.of(new PhotoUpload.File(name, bytes)));
  }

  private void album(int photos) {
    byte[] photo = TestPlatform.picture("jpeg", 64, 64);
    post(
        IntStream.range(0, photos)
            .mapToObj(i -> new PhotoUpload.File("a" + i + ".jpg", photo))
            .toList());
  }

  private void post(List<PhotoUpload.File> files) {
    platform
        .simulator()
        .execute(
            () -> platform.simulator().upload().post(ids[0], ids[1], files, References.NONE, false))
        .await();
  }

  private int unsettled() {
    return platform.there(() -> platform.simulator().deliveries().unsettled());
  }

  private JsonArray poll(long offset) {
    return call("getUpdates", new JsonObject().put("offset", offset)).getJsonArray("result");
  }

  private static List<String> texts(JsonArray updates) {
    return updates.stream()
        .map(update -> ((JsonObject) update).getJsonObject("message").getString("text"))
        .toList();
  }

  private static List<Long> ids(JsonArray updates) {
    return updates.stream().map(update -> ((JsonObject) update).getLong("update_id")).toList();
  }

  private JsonObject call(String method, JsonObject parameters) {
    return platform.post("/bot" + token() + "/" + method, parameters).bodyAsJsonObject();
  }

  private String token() {
    return platform.credentials().variable("SPOTTER_TELEGRAM_BOT_TOKEN");
  }
}
