package dev.spotter.bot.platform.slack;

import static dev.spotter.bot.platform.slack.SlackRequests.fileShare;
import static dev.spotter.bot.platform.slack.SlackRequests.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.WebhookEvents;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackEventsTest {

  private final SlackEvents events = new SlackEvents("slack", new BotName("spotter"));

  @Test
  void readsAPictureWithItsThumbnailsSmallestFirst() {
    PhotosPosted upload = upload(fileShare("17.5", picture("F1")));

    assertThat(upload.in().connection()).isEqualTo("slack");
    assertThat(upload.id().key()).isEqualTo("T1:C1:17.5");
    assertThat(upload.in().id()).isEqualTo("C1");
    assertThat(upload.message()).isEqualTo("17.5");
    assertThat(upload.by().id()).isEqualTo("UANA");
    assertThat(upload.pictures()).hasSize(1);
    assertThat(upload.pictures().get(0).reference()).contains("F1");
    assertThat(upload.pictures().get(0).renditions())
        .extracting(Rendition::shortSide)
        .containsExactly(Optional.of(270), Optional.of(540), Optional.of(3000));
    assertThat(upload.pictures().get(0).renditions().get(2).url()).contains("/download/");
  }

  @Test
  void anAnswerGoesToTheMessagesThreadOrBeginsOne() {
    JsonObject inThread = fileShare("17.5", picture("F1"));
    inThread.getJsonObject("event").put("thread_ts", "11.0");

    assertThat(upload(inThread).thread()).contains("11.0");
    assertThat(upload(fileShare("17.5", picture("F1"))).thread()).contains("17.5");
  }

  @Test
  void severalFilesAreOneUploadOfThosePicturesThatAreSome() {
    JsonObject stub = new JsonObject().put("id", "F3").put("file_access", "check_file_info");
    JsonObject pdf = picture("F4").put("mimetype", "application/pdf");
    JsonObject gone = new JsonObject().put("id", "F5").put("mode", "tombstone");

    PhotosPosted upload = upload(fileShare("1.0", picture("F1"), pdf, stub, gone, picture("F2")));

    assertThat(upload.pictures())
        .extracting(picture -> picture.reference().orElseThrow())
        .containsExactly("F1", "F3", "F2");
    assertThat(upload.pictures().get(1).renditions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"file_shared\",\"file_id\":\"F1\"}}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"text\":\"hi\"}}",
        "{\"type\":\"event_callback\",\"event\":7}",
        "{\"type\":\"app_rate_limited\",\"team_id\":\"T1\",\"minute_rate_limited\":1}",
        "{\"type\":\"something_new\"}",
        "{}"
      })
  void passesOverEverythingElse(String body) {
    assertThat(read(body)).isEqualTo(WebhookEvents.ignored());
  }

  @Test
  void passesOverWhatBotsPostItselfAmongThem() {
    JsonObject own = fileShare("1.0", picture("F1"));
    own.getJsonObject("event").put("user", "UBOT");
    JsonObject other = fileShare("1.0", picture("F1"));
    other.getJsonObject("event").put("bot_id", "B7");
    JsonObject old = fileShare("1.0", picture("F1"));
    old.getJsonObject("event").put("subtype", "bot_message");

    assertThat(read(own.encode()).events()).isEmpty();
    assertThat(read(other.encode()).events()).isEmpty();
    assertThat(read(old.encode()).events()).isEmpty();
  }

  @Test
  void answersTheTestOfTheAddress() {
    WebhookEvents delivery = read("{\"type\":\"url_verification\",\"challenge\":\"3eZb\"}");

    assertThat(delivery.events()).isEmpty();
    assertThat(delivery.response().status()).isEqualTo(200);
    assertThat(delivery.response().body()).isEqualTo("3eZb");
  }

  @Test
  void refusesWhatItCannotUnderstand() {
    JsonObject event = fileShare("1.0", picture("F1"));
    refuses("{\"type\":");
    refuses("[]");
    refuses("{} {}");
    refuses("{\"type\":\"url_verification\"}");
    for (String field : new String[] {"channel", "ts", "user"}) {
      JsonObject wrong = event.copy();
      wrong.getJsonObject("event").put(field, new JsonArray());
      refuses(wrong.encode());
      wrong.getJsonObject("event").put(field, "../x");
      refuses(wrong.encode());
    }
    refuses(event.copy().put("team_id", 5).encode());
  }

  /** The first is as Slack sends what it has not processed yet (matrix-appservice-slack#432). */
  @ParameterizedTest
  @CsvSource({
    "'', '', IMG_1.jpg, true",
    "'', jpg, report, true",
    "'', '', '', true",
    "' ', '', photo, true",
    ", , IMG_1.jpg, true", // null
    ", jpg, , true",
    ", , notes.txt, false",
    "application/octet-stream, binary, IMG_2.HEIC, true",
    "'', pdf, report, false",
    "'', '', notes.txt, false",
    "'', mp4, IMG_3.jpg, false",
    "application/octet-stream, binary, backup, false",
    "application/octet-stream, binary, backup.zip, false",
    "video/mp4, mp4, IMG_4.jpg, false"
  })
  void aFileThatDoesNotSayWhatItIsMayBeAPicture(
      String mimetype, String filetype, String name, boolean perhaps) {
    JsonObject file =
        picture("F1").put("mimetype", mimetype).put("filetype", filetype).put("name", name);

    Optional<PhotosPosted> upload =
        read(fileShare("1.0", file).encode()).events().stream()
            .map(PhotosPosted.class::cast)
            .findFirst();
    assertThat(upload.isPresent()).isEqualTo(perhaps);
    assertThat(upload.stream().flatMap(photos -> photos.pictures().stream()))
        .allMatch(Picture::guessed);
  }

  @ParameterizedTest
  @CsvSource({
    "mode, tombstone",
    "mode, hidden_by_limit",
    "file_access, file_not_found",
    "file_access, access_denied",
    "file_access, slack_connect_blocked"
  })
  void aFileThatIsGoneIsNone(String field, String value) {
    JsonObject image = picture("F1").put(field, value);
    JsonObject unseen = picture("F2").put("mimetype", "").put(field, value);

    assertThat(read(fileShare("1.0", image, unseen).encode())).isEqualTo(WebhookEvents.ignored());
  }

  @Test
  void aFileListOfTheWrongTypeHasNoPictures() {
    JsonObject event = fileShare("1.0");
    event.getJsonObject("event").put("files", new JsonArray().add(5).addNull().add("F1"));

    assertThat(read(event.encode())).isEqualTo(WebhookEvents.ignored());
  }

  private PhotosPosted upload(JsonObject body) {
    return (PhotosPosted) read(body.encode()).events().get(0);
  }

  private WebhookEvents read(String body) {
    return events.read(JsonBody.object(body.getBytes(StandardCharsets.UTF_8)));
  }

  private void refuses(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(RefusedRequestException.class)
        .extracting(refused -> ((RefusedRequestException) refused).status())
        .isEqualTo(400);
  }
}
