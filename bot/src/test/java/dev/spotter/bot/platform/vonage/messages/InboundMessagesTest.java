package dev.spotter.bot.platform.vonage.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.RefusedRequestException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people send by each channel, in the forms of Vonage's SDKs and documentation. */
class InboundMessagesTest {

  private static final String UUID = "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab";

  private final InboundMessages messages =
      new InboundMessages("vonage-messages", new BotName("spotter"));

  @Test
  void aPictureOnWhatsApp() {
    PhotosPosted photos = photos(whatsapp("image", image("dog")));

    assertThat(photos.id().toString()).isEqualTo("vonage-messages " + UUID);
    assertThat(photos.in().id()).isEqualTo("whatsapp:14155550100:447700900001");
    assertThat(photos.by().id()).isEqualTo("447700900001");
    assertThat(photos.by().name()).contains("Ana");
    assertThat(photos.message()).isEqualTo(UUID);
    assertThat(photos.thread()).isEmpty();
    assertThat(urls(photos)).containsExactly("https://api-us.nexmo.com/v3/media/dog");
    assertThat(photos.pictures().get(0).guessed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "messenger, 107083064136738, 0123456789, messenger:107083064136738:0123456789",
    "viber_service, 1234, viber/AB+cd==, viber_service:1234:viber/AB+cd==",
    "rcs, Spotter_Agent, 447700900001, rcs:Spotter_Agent:447700900001",
    "mms, 12015550100, 14155550101, sms:12015550100:14155550101",
    "whatsapp, 14155550100, US.ENT.11815799212886844830,"
        + " whatsapp:14155550100:US.ENT.11815799212886844830"
  })
  void aPictureOnOtherChannels(String channel, String to, String from, String conversation) {
    JsonObject message = message(channel, "image", image("dog")).put("to", to).put("from", from);

    PhotosPosted photos = photos(message);
    assertThat(photos.in().id()).isEqualTo(conversation);
    assertThat(Correspondence.of(photos.in()).orElseThrow().person()).isEqualTo(from);
    assertThat(photos.by().name()).as("a number is no name").isEmpty();
  }

  @Test
  void anMmsWithSeveralPicturesIsOneMessage() {
    JsonArray parts =
        new JsonArray()
            .add(image("dog").put("type", "image"))
            .add(new JsonObject().put("type", "text").put("text", "look"))
            .add(image("song").put("type", "audio"))
            .add(image("cat").put("type", "image").put("caption", "a cat"))
            .add("nonsense")
            .add(image("note.pdf").put("type", "file"));
    JsonObject message = message("mms", "content", null).put("content", parts);

    assertThat(urls(photos(message)))
        .containsExactly(
            "https://api-us.nexmo.com/v3/media/dog", "https://api-us.nexmo.com/v3/media/cat");
    assertThat(photos(message).thread()).contains("mms");
  }

  /** People send pictures as documents, so that they are not made small. */
  @ParameterizedTest
  @CsvSource({
    "dog.JPG, media/1, true",
    "holiday.heic, media/1, true",
    "report.pdf, media/1, false",
    ", media/1, false",
    ", media/dog.png?size=9, true",
    "dog.png.exe, media/1, false"
  })
  void aDocumentIsPerhapsAPictureByItsName(String name, String path, boolean perhaps) {
    JsonObject file = new JsonObject().put("url", "https://api.nexmo.com/" + path);
    JsonObject message = whatsapp("file", name == null ? file : file.put("name", name));

    Optional<ChatEvent> event = parse(message);
    assertThat(event.isPresent()).isEqualTo(perhaps);
    event.ifPresent(it -> assertThat(((PhotosPosted) it).pictures().get(0).guessed()).isTrue());
  }

  /** Without an address it can still be said that there was a picture. */
  @Test
  void aPictureWithoutAnAddressIsAPicture() {
    assertThat(urls(photos(whatsapp("image", new JsonObject())))).isEmpty();
  }

  @Test
  void aTextIsForTheBotWhateverItSays() {
    TextPosted text = text(whatsapp("text", null).put("text", "that's a cat"));
    assertThat(text.addressed()).isTrue();
    assertThat(text.text()).isEqualTo("that's a cat");
    assertThat(text.replyTo()).isEmpty();
    assertThat(text(whatsapp("text", null).put("text", "@Spotter help")).text()).isEqualTo("help");
  }

  @Test
  void aReplyNamesTheMessageThatItAnswers() {
    JsonObject context =
        new JsonObject().put("message_uuid", "caption-1").put("message_from", "14155550100");
    assertThat(text(whatsapp("text", null).put("text", "no").put("context", context)).replyTo())
        .contains("caption-1");
  }

  @Test
  void anSmsBelongsToTheConversationOfTheMmsBefore() {
    TextPosted text = text(message("sms", "text", null).put("text", "that's a cat"));
    assertThat(text.in()).isEqualTo(photos(message("mms", "image", image("dog"))).in());
    assertThat(text.thread()).isEmpty();
  }

  @Test
  void whoHasNoNumberIsKnownByTheirId() {
    JsonObject message = whatsapp("image", image("dog"));
    message.remove("from");
    JsonObject sender = new JsonObject().put("user_id", "US.13491208655302741918");
    message.put("whatsapp", new JsonObject().put("sender", sender));
    message.put("profile", new JsonObject().put("name", " ").put("username", "ana"));

    assertThat(photos(message.copy().putNull("from")).by().id()).startsWith("US.");
    assertThat(photos(message).by().id()).isEqualTo("US.13491208655302741918");
    assertThat(photos(message).by().name()).contains("ana");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b", "\u3164"})
  void aNameThatShowsNothingIsNone(String name) {
    JsonObject profile = new JsonObject().put("name", name);
    assertThat(photos(whatsapp("image", image("dog")).put("profile", profile)).by().name())
        .isEmpty();
    assertThat(photos(whatsapp("image", image("dog")).put("profile", nobody())).by().name())
        .isEmpty();
  }

  private static JsonObject nobody() {
    return new JsonObject().putNull("name");
  }

  static Stream<Arguments> ofNoInterest() {
    JsonObject media = image("x");
    return Stream.of(
        arguments("sticker", whatsapp("sticker", media)),
        arguments("audio", whatsapp("audio", media)),
        arguments("video", whatsapp("video", media)),
        arguments("vcard", whatsapp("vcard", media)),
        arguments("location", whatsapp("location", new JsonObject().put("lat", 1))),
        arguments("reaction", whatsapp("reaction", new JsonObject().put("emoji", "+1"))),
        arguments("button of a template", whatsapp("button", new JsonObject().put("text", "Yes"))),
        arguments("reply to a list", whatsapp("reply", new JsonObject().put("id", "1"))),
        arguments("order", whatsapp("order", new JsonObject())),
        arguments("unsupported", whatsapp("unsupported", null)),
        arguments("blank text", whatsapp("text", null).put("text", " ")),
        arguments("long text", whatsapp("text", null).put("text", "x".repeat(1_001))),
        arguments("content without pictures", message("mms", "content", null)),
        arguments("another channel", message("pigeon", "image", media)),
        arguments("no channel", new JsonObject().put("message_type", "image")),
        arguments("nothing", new JsonObject()),
        arguments("an object for a text", whatsapp("text", null).put("text", new JsonObject())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofNoInterest")
  void whatIsOfNoInterestIsLeft(String what, JsonObject message) {
    assertThat(parse(message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"message_uuid", "to", "from"})
  void aPictureThatCannotBeAnsweredIsRefused(String field) {
    for (Object bad : new Object[] {null, "", "a b", new JsonObject(), "x".repeat(200), "a:b"}) {
      JsonObject message = whatsapp("image", image("dog")).put(field, bad);
      assertThat(refusal(message)).hasMessageContaining("no usable " + field);
    }
  }

  @Test
  void theOldFormIsRefusedWithWhatToDo() {
    JsonObject old =
        new JsonObject()
            .put("message_uuid", UUID)
            .put("from", new JsonObject().put("type", "whatsapp").put("number", "447700900001"))
            .put("message", new JsonObject());
    assertThat(refusal(old)).hasMessageContaining("capability to v1");
  }

  private RefusedRequestException refusal(JsonObject message) {
    return catchThrowableOfType(RefusedRequestException.class, () -> parse(message));
  }

  private PhotosPosted photos(JsonObject message) {
    return (PhotosPosted) parse(message).orElseThrow();
  }

  private TextPosted text(JsonObject message) {
    return (TextPosted) parse(message).orElseThrow();
  }

  private Optional<ChatEvent> parse(JsonObject message) {
    return messages.parse(JsonBody.object(message.encode().getBytes(StandardCharsets.UTF_8)));
  }

  private static Stream<String> urls(PhotosPosted photos) {
    return photos.pictures().stream()
        .map(Picture::renditions)
        .flatMap(each -> each.stream().map(Picture.Rendition::url));
  }

  private static JsonObject whatsapp(String type, JsonObject part) {
    return message("whatsapp", type, part).put("profile", new JsonObject().put("name", "Ana"));
  }

  private static JsonObject message(String channel, String type, JsonObject part) {
    JsonObject message =
        new JsonObject()
            .put("channel", channel)
            .put("message_uuid", UUID)
            .put("to", "14155550100")
            .put("from", "447700900001")
            .put("timestamp", "2026-11-28T12:00:00.000Z")
            .put("context_status", "none")
            .put("message_type", type);
    return part == null ? message : message.put(type, part);
  }

  private static JsonObject image(String id) {
    return new JsonObject()
        .put("url", "https://api-us.nexmo.com/v3/media/" + id)
        .put("caption", "look");
  }
}
