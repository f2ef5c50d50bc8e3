package dev.spotter.bot.platform.vonage.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.platform.BotName;
import dev.spotter.bot.platform.RefusedRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationEventsTest {

  private static final String MEDIA = "https://api.nexmo.com/v3/media/";

  private final ConversationEvents events =
      new ConversationEvents("vonage", "app", "spotter", new BotName("spotter"));

  @Test
  void aMessageWithAnImageIsAnUpload() {
    PhotosPosted upload =
        upload(
            """
            {"id": 7, "type": "message", "application_id": "app", "conversation_id": "CON-1",
             "from": "MEM-1", "timestamp": "2026-01-01T14:00:00.00Z",
             "body": {"message_type": "image", "image": {"url": "https://example.com/image.png"}},
             "_embedded": {"from_user": {"id": "USR-1", "name": "ana", "display_name": "Ana"},
                           "from_member": {"id": "MEM-1"}}}
            """);

    assertThat(upload.in().connection()).isEqualTo("vonage");
    assertThat(upload.id().key()).isEqualTo("app:CON-1:7");
    assertThat(upload.in().id()).isEqualTo("CON-1");
    assertThat(upload.message()).isEqualTo("7");
    assertThat(upload.by().id()).isEqualTo("MEM-1");
    assertThat(upload.by().name()).contains("Ana");
    assertThat(urls(upload)).containsExactly("https://example.com/image.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"representations\": %s}", "%s"})
  void aLegacyImageOffersItsRenditionsSmallestFirst(String shape) {
    String renditions =
        """
        {"id": "I-1",
         "original": {"id": "o", "size": 300000, "type": "ORIGINAL", "url": "%1$so"},
         "medium": {"id": "m", "size": 20000, "type": "MEDIUM", "url": "%1$sm"},
         "thumbnail": {"id": "t", "size": 4000, "type": "THUMBNAIL", "url": "%1$st"}}
        """
            .formatted(MEDIA);
    PhotosPosted upload = upload(legacy(shape.formatted(renditions)));

    assertThat(urls(upload)).containsExactly(MEDIA + "t", MEDIA + "m", MEDIA + "o");
    assertThat(upload.pictures().get(0).renditions().get(0).bytes()).contains(4000L);
    assertThat(upload.id().key()).isEqualTo("app:CON-1:7");
  }

  @Test
  void renditionsThatAreMissingAreLeftOut() {
    PhotosPosted upload =
        upload(
            legacy("{\"representations\": {\"original\": {\"url\": \"%so\"}}}".formatted(MEDIA)));
    assertThat(urls(upload)).containsExactly(MEDIA + "o");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"text\"",
        "[1, 2]",
        "{}",
        "{\"representations\": []}",
        "{\"representations\": {\"original\": \"no object\", \"medium\": {\"url\": 5}}}"
      })
  void anImageWithoutAnAddressIsAnUploadAllTheSame(String body) {
    assertThat(urls(upload(legacy(body)))).isEmpty();
  }

  @Test
  void theUsersNameStandsInForAMissingDisplayName() {
    PhotosPosted upload =
        upload(
            """
            {"id": "7", "type": "image", "conversation_id": "CON-1", "from": "MEM-1", "body": {},
             "_embedded": {"from_user": {"name": "ana", "display_name": " "}}}
            """);
    assertThat(upload.by().name()).contains("ana");
  }

  @Test
  void aSenderThatTheEventDoesNotNameHasNoName() {
    assertThat(upload(legacy("{}")).by().name()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\": \"app:user:connected\", \"body\": {}}",
        "{\"type\": \"conversation:created\", \"timestamp\": \"2026-01-01T14:00:00Z\"}",
        "{\"type\": 5}",
        "{\"type\": \"message\", \"id\": 1, \"body\": {\"message_type\": \"text\", \"text\":"
            + " \"x\"}}",
        "{\"type\": \"message\", \"id\": 1, \"body\": \"image\"}",
        "{\"type\": \"image\", \"id\": 1, \"application_id\": \"another\"}",
        "{\"type\": \"image\", \"id\": 1, \"_embedded\": {\"from_user\": {\"name\": \"spotter\"}}}"
      })
  void otherEventsAndTheBotsOwnAreIgnored(String event) {
    assertThat(parse(event)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"image\"",
        "nonsense",
        "{\"type\": \"image\"} {}",
        "{\"type\": \"image\"}",
        "{\"type\": \"image\", \"id\": 1, \"conversation_id\": \"CON-1\"}",
        "{\"type\": \"image\", \"id\": 1, \"conversation_id\": \"a/../b\", \"from\": \"MEM-1\"}",
        "{\"type\": \"image\", \"id\": {}, \"conversation_id\": \"CON-1\", \"from\": \"MEM-1\"}",
        "{\"type\": \"image\", \"id\": 1, \"conversation_id\": \"CON-1\", \"from\": \"MEM 1?\"}"
      })
  void whatIsNoEventIsRefusedWith400(String event) {
    assertThat(catchThrowableOfType(RefusedRequestException.class, () -> parse(event)).status())
        .isEqualTo(400);
  }

  private static String legacy(String body) {
    return """
    {"id": 7, "type": "image", "conversation_id": "CON-1", "from": "MEM-1", "body": %s}
    """
        .formatted(body);
  }

  private static List<String> urls(PhotosPosted upload) {
    assertThat(upload.pictures()).hasSize(1);
    return upload.pictures().get(0).renditions().stream().map(Rendition::url).toList();
  }

  private PhotosPosted upload(String event) {
    return (PhotosPosted) parse(event).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@spotter help | help",
        "@Spotter, what do you know | what do you know",
        "that's Rex, @spotter | that's Rex",
        "bot-1 help | help",
        "BOT-1: it's a cat | it's a cat",
        "@bot-1 undo | undo",
        "  @spotter | ''"
      })
  void aTextThatNamesTheBotIsMeantForIt(String text, String said) {
    for (String shape : List.of(MESSAGE, LEGACY)) {
      TextPosted event = (TextPosted) named.parse(bytes(shape.formatted(text))).orElseThrow();

      assertThat(event.text()).isEqualTo(said);
      assertThat(event.addressed()).isTrue();
      assertThat(event.id().key()).isEqualTo("app:CON-1:8");
      assertThat(event.in().id()).isEqualTo("CON-1");
      assertThat(event.by().id()).isEqualTo("MEM-1");
      assertThat(event.message()).isEqualTo("8");
      assertThat(event.replyTo()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nice weather", "we saw bot-1", "bot-10 help", "bot-1.example.org", "ana@spotter.org",
        "@spotters help", "@spotter.org", "https://example.org/@spotter", "@spotter_fan hi", ""
      })
  void otherWordsAreNobodysBusiness(String text) {
    assertThat(named.parse(bytes(MESSAGE.formatted(text)))).isEmpty();
    assertThat(named.parse(bytes(MESSAGE.formatted("@spotter " + "x".repeat(1_000))))).isEmpty();
  }

  private static final String MESSAGE =
      """
      {"id": 8, "type": "message", "conversation_id": "CON-1", "from": "MEM-1",
       "body": {"message_type": "text", "text": "%s"}}
      """;

  private static final String LEGACY =
      """
      {"id": 8, "type": "text", "conversation_id": "CON-1", "from": "MEM-1",
       "body": {"text": "%s"}}
      """;

  private final ConversationEvents named =
      new ConversationEvents("vonage", "app", "bot-1", new BotName("spotter"));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Optional<ChatEvent> parse(String event) {
    return events.parse(event.getBytes(StandardCharsets.UTF_8));
  }
}
