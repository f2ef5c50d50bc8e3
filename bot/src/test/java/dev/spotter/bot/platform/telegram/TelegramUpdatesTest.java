package dev.spotter.bot.platform.telegram;

import static dev.spotter.bot.platform.telegram.TelegramMessages.GROUP;
import static dev.spotter.bot.platform.telegram.TelegramMessages.document;
import static dev.spotter.bot.platform.telegram.TelegramMessages.json;
import static dev.spotter.bot.platform.telegram.TelegramMessages.message;
import static dev.spotter.bot.platform.telegram.TelegramMessages.photo;
import static dev.spotter.bot.platform.telegram.TelegramMessages.update;
import static dev.spotter.bot.platform.telegram.TelegramMessages.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.RefusedRequestException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

class TelegramUpdatesTest {

  private final TelegramUpdates updates = TelegramMessages.updates();

  @Test
  void aPhotoIsAnUploadInItsSizesSmallestFirst() {
    PhotosPosted upload =
        parse(update(7, message(42).photo(photo("dog", 600, 67, 240)).build())).orElseThrow();

    assertThat(upload.in().connection()).isEqualTo("telegram");
    assertThat(upload.id().key()).isEqualTo("4839574812:7");
    assertThat(upload.in().id()).isEqualTo(String.valueOf(GROUP));
    assertThat(upload.message()).isEqualTo("42");
    assertThat(upload.by().id()).isEqualTo("5000000001");
    assertThat(upload.by().name()).contains("Ana Maria");
    assertThat(upload.thread()).isEmpty();
    assertThat(upload.album()).isEmpty();
    assertThat(upload.pictures()).hasSize(1);
    assertThat(upload.pictures().get(0).renditions())
        .extracting(Rendition::url)
        .containsExactly("dog-67", "dog-240", "dog-600");
  }

  @Test
  void anImageSentAsAFileIsAnUploadWithItsThumbnail() {
    PhotoSize thumbnail = photo("small", 240).get(0);
    var file = document("original", "image/png", 9_000_000);
    file.setThumbnail(thumbnail);

    PhotosPosted upload = parse(update(7, message(42).document(file).build())).orElseThrow();
    assertThat(upload.pictures().get(0).renditions())
        .extracting(Rendition::url)
        .containsExactly("small-240", "original");
  }

  /** The first is as the iOS app sends "as a file" (opencode-telegram-bot#214). */
  @ParameterizedTest
  @CsvSource({
    "application/octet-stream, IMG_0001.jpg, false, true",
    "application/octet-stream, IMG_0001.HEIC, false, true",
    "APPLICATION/OCTET-STREAM, scan.TIFF, false, true",
    "binary/octet-stream, a.b.webp, false, true",
    "application/x-jpg, x.jpg, false, true",
    "'', x.png, false, true",
    ", x.png, false, true",
    "application/octet-stream, photo, true, true",
    "application/octet-stream, photo, false, false",
    "application/octet-stream, clip.mp4, true, false",
    "application/octet-stream, jpg, false, false",
    "application/pdf, x.jpg, true, false",
    "video/mp4, x.jpg, true, false",
    "text/plain, x.png, false, false"
  })
  void aFileThatDoesNotSayWhatItIsMayBeAPicture(
      String type, String name, boolean thumbnail, boolean perhaps) {
    var file = document("D1", type, 14_129);
    file.setFileName(name);
    file.setThumbnail(thumbnail ? photo("small", 240).get(0) : null);

    Optional<PhotosPosted> upload = parse(update(7, message(42).document(file).build()));
    assertThat(upload.isPresent()).isEqualTo(perhaps);
    assertThat(upload.stream().flatMap(photos -> photos.pictures().stream()))
        .allSatisfy(
            picture -> {
              assertThat(picture.guessed()).isTrue();
              assertThat(picture.renditions()).extracting(Rendition::url).containsExactly("D1");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'\u3164', ana_k, ana_k", "'\u2800\u2800', ana_k, ana_k", "'\u200B', ana_k, ana_k",
    "'\u00AD\u2060', ana_k, ana_k", "'\uFFA0', '', ''", "'\u0301', ana_k, ana_k",
    "'\uDB40\uDC41', ana_k, ana_k", "'\u3164A', ana_k, '\u3164A'",
        "'\uD83D\uDC36', ana_k, '\uD83D\uDC36'",
    "'.', ana_k, ."
  })
  void aNameThatCannotBeSeenIsNone(String first, String username, String name) {
    User ana = user(first, null, false);
    ana.setUserName(username);

    PhotosPosted upload =
        parse(update(2, message(2).from(ana).photo(photo("P", 320)).build())).orElseThrow();
    assertThat(upload.by().name()).isEqualTo(Optional.of(name).filter(some -> !some.isEmpty()));
  }

  @Test
  void aPictureSaysWhetherItIsHiddenOrPassedOn() {
    String photo =
        """
        {"update_id": 7, "message": {"message_id": 1, "chat": {"id": 5, "type": "private"},
         "from": {"id": 5, "is_bot": false, "first_name": "Ana"},
         "photo": [{"file_id": "P", "width": 90, "height": 90}]%s}}
        """;
    assertThat(picture(photo.formatted(""))).matches(it -> !it.spoiler() && !it.forwarded());
    assertThat(picture(photo.formatted(", \"has_media_spoiler\": true")))
        .matches(it -> it.spoiler() && !it.forwarded());
    assertThat(picture(photo.formatted(", \"forward_origin\": {\"type\": \"hidden_user\"}")))
        .matches(it -> !it.spoiler() && it.forwarded());
  }

  private static Picture picture(String update) {
    PhotosPosted photos =
        (PhotosPosted)
            TelegramMessages.updates().parse(update.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    return photos.pictures().get(0);
  }

  @Test
  void thePicturesOfAnAlbumShareAGroup() {
    PhotosPosted upload =
        parse(update(7, message(42).mediaGroupId("1357").photo(photo("dog", 90)).build()))
            .orElseThrow();
    assertThat(upload.album()).contains("1357");
  }

  @Test
  void onlyATopicIsAThreadToAnswerIn() {
    var inTopic = message(42).photo(photo("a", 90)).messageThreadId(5).isTopicMessage(true);
    var inReplies = message(43).photo(photo("a", 90)).messageThreadId(6);

    assertThat(parse(update(1, inTopic.build())).orElseThrow().thread()).contains("5");
    assertThat(parse(update(2, inReplies.build())).orElseThrow().thread()).isEmpty();
  }

  @Test
  void aChannelPostIsByItsAuthorOrElseByTheChannel() {
    Chat channel = Chat.builder().id(GROUP).type("channel").title("Travel news").build();
    var signed =
        message(1)
            .from(null)
            .chat(channel)
            .senderChat(channel)
            .photo(photo("a", 90))
            .authorSignature("Ben");
    var unsigned = message(2).from(null).chat(channel).senderChat(channel).photo(photo("a", 90));

    assertThat(parse(channelPost(signed.build())).orElseThrow().by().name()).contains("Ben");
    assertThat(parse(channelPost(unsigned.build())).orElseThrow().by().name())
        .contains("Travel news");
  }

  @Test
  void whoPostsAsAGroupOrChannelIsNotTakenForTheBotThatStandsIn() {
    Chat group = Chat.builder().id(GROUP).type("supergroup").title("Holidays").build();
    var anonymous =
        message(1)
            .from(user("Group", null, true))
            .senderChat(group)
            .authorSignature("admin")
            .photo(photo("a", 90));
    assertThat(parse(update(1, anonymous.build())).orElseThrow().by().name()).contains("Holidays");
  }

  @Test
  void whatBotsSendAndWhatIsEditedAndWhatIsNoImageIsLeftAlone() {
    Update edited = new Update();
    edited.setUpdateId(3);
    edited.setEditedMessage(message(1).photo(photo("a", 90)).build());

    var fromBot = message(1).from(user("Helper", null, true)).photo(photo("a", 90));
    assertThat(parse(update(1, fromBot.build()))).isEmpty();
    assertThat(parse(json(edited))).isEmpty();
    assertThat(parse(update(4, message(1).document(document("x", "text/plain", 1)).build())))
        .isEmpty();
    assertThat(parse(update(5, message(1).build()))).isEmpty();
    assertThat(parse(new JsonObject("{\"update_id\":6,\"some_new_kind\":{\"photo\":[]}}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"update_id\":1,\"message\":{\"pho",
        "[]",
        "null",
        "\"text\"",
        "{}",
        "{\"update_id\":\"one\"}",
        "{\"update_id\":1,\"message\":\"text\"}",
        "{\"update_id\":1,\"message\":{\"photo\":[{\"file_id\":\"a\"}]}}",
        "{\"update_id\":1,\"message\":{\"message_id\":1,\"chat\":{\"id\":\"x\"},"
            + "\"photo\":[{\"file_id\":\"a\"}]}}",
        "{\"update_id\":1} {\"update_id\":2}"
      })
  void whatIsNoUpdateIsRefused(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> updates.parse(bytes))
        .isInstanceOf(RefusedRequestException.class)
        .satisfies(e -> assertThat(((RefusedRequestException) e).status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"update_id\":1,\"message\":{\"photo\":\"x\"}}",
        "{\"update_id\":1,\"message\":{\"photo\":[1,null,\"x\"]}}",
        "{\"update_id\":1,\"message\":{\"document\":[]}}"
      })
  void aFieldOfAnotherTypeIsNoPicture(String body) {
    assertThat(updates.parse(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static JsonObject channelPost(
      org.telegram.telegrambots.meta.api.objects.message.Message post) {
    Update update = new Update();
    update.setUpdateId(9);
    update.setChannelPost(post);
    return json(update);
  }

  private Optional<PhotosPosted> parse(JsonObject update) {
    return updates.parse(update.toBuffer().getBytes()).map(PhotosPosted.class::cast);
  }
}
