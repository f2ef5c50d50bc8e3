package dev.spotter.bot.platform.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.MessageDeleted;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.platform.BotName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the events of rooms are to the bot; the JSON is Synapse's, with single quotes. */
class MatrixEventsTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

  private static final MatrixAccount.Own OWN =
      new MatrixAccount.Own("@spotter:localhost", Optional.of("Spotter Bot"));

  /** Events of people and messages need no homeserver. */
  private final MatrixEvents events =
      new MatrixEvents("matrix", null, new BotName("spotter"), null, null);

  @Test
  void anImageIsAPhotoInEverySizeThatHomeserversMake() {
    PhotosPosted photos =
        (PhotosPosted)
            read("{'msgtype':'m.image','body':'dog.jpg','url':'mxc://localhost/AbC_1-2',"
                    + "'info':{'mimetype':'image/jpeg','size':20000,'w':400,'h':1000}}")
                .orElseThrow();

    assertThat(photos.id()).hasToString("matrix $event_-1");
    assertThat(photos.in()).hasToString("matrix !room_-1");
    assertThat(photos.by().id()).isEqualTo("@ana:localhost");
    assertThat(photos.message()).isEqualTo("$event_-1");
    assertThat(photos.thread()).isEmpty();
    assertThat(photos.pictures())
        .singleElement()
        .satisfies(picture -> assertThat(picture.guessed()).isFalse());
    assertThat(photos.pictures().get(0).renditions())
        .containsExactly(
            rendition("mxc://localhost/AbC_1-2#320x240", 96),
            rendition("mxc://localhost/AbC_1-2#640x480", 192),
            rendition("mxc://localhost/AbC_1-2#800x600", 240),
            new Rendition("mxc://localhost/AbC_1-2", Optional.of(400), Optional.of(20_000L)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "',\"m.spoiler\":true', true",
    "',\"page.codeberg.everypizza.msc4193.spoiler\":true', true",
    "',\"page.codeberg.everypizza.msc4193.spoiler\":false', false"
  })
  void aPictureSaysWhetherItIsHidden(String field, boolean spoiler) throws JsonProcessingException {
    String content = "{\"msgtype\":\"m.image\",\"url\":\"mxc://localhost/a\"" + field + "}";
    assertThat(MatrixPictures.of(MAPPER.readTree(content)).orElseThrow().spoiler())
        .isEqualTo(spoiler);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "an image without a word on it | {'msgtype':'m.image','url':'mxc://localhost/a'} | true",
        "a small image | {'msgtype':'m.image','url':'mxc://localhost/a','info':{'w':32,'h':32}} | true",
        "a server with a port | {'msgtype':'m.image','url':'mxc://[::1]:8448/a'} | true",
        "an image sent as a file | {'msgtype':'m.file','url':'mxc://localhost/a','info':{'mimetype':'image/png'}} | true",
        "a file by its name | {'msgtype':'m.file','url':'mxc://localhost/a','filename':'a.jpg'} | true",
        "another file | {'msgtype':'m.file','url':'mxc://localhost/a','info':{'mimetype':'text/plain'}} | false",
        "a film | {'msgtype':'m.video','url':'mxc://localhost/a'} | false",
        "an encrypted image | {'msgtype':'m.image','file':{'url':'mxc://localhost/a'}} | false",
        "an edited image | {'msgtype':'m.image','url':'mxc://localhost/a','m.relates_to':{'rel_type':'m.replace','event_id':'$x'}} | false",
        "another address | {'msgtype':'m.image','url':'https://localhost/a'} | false",
        "a path within | {'msgtype':'m.image','url':'mxc://localhost/../a'} | false",
        "a strange id | {'msgtype':'m.image','url':'mxc://localhost/a%2e'} | false",
        "a size in the address | {'msgtype':'m.image','url':'mxc://localhost/a#1x1'} | false",
        "a user in the address | {'msgtype':'m.image','url':'mxc://a@localhost/a'} | false",
        "no address | {'msgtype':'m.image','url':7} | false",
        "a redacted one | {} | false",
        "no content | [] | false"
      })
  void onlyPicturesThatCanBeReadAreOnes(String what, String content, boolean photo) {
    assertThat(read(content).isPresent()).as(what).isEqualTo(photo);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'body':'@spotter help'} | help | true",
        "{'body':'help','m.mentions':{'user_ids':['@spotter:localhost']}} | help | true",
        "{'body':'Spotter Bot: help','m.mentions':{'user_ids':['@spotter:localhost']}} | help | true",
        "{'body':'hey Spotter Bot, help','m.mentions':{'user_ids':['@spotter:localhost']}} | hey , help | true",
        "{'body':'spotter bot: help'} | help | true",
        "{'body':'@spotter:localhost help'} | help | true",
        "{'body':'x','formatted_body':'<a href=\"https://matrix.to/#/@spotter:localhost\">S</a> x'} | x | true",
        "{'body':'x','formatted_body':'<a href=\"https://matrix.to/#/%40spotter%3Alocalhost\">S</a> x'} | x | true",
        "{'body':'x','formatted_body':'<a href=\"https://matrix.to/#/@spotter:localhost.org\">S</a> x'} | x | false",
        "{'body':'nice weather'} | nice weather | false",
        "{'body':'Spotter Bot is nice'} | Spotter Bot is nice | false",
        "{'body':'> <@ana:localhost> a dog\\n> and more\\n\\nhelp','m.relates_to':{'m.in_reply_to':{'event_id':'$x'}}} | help | false"
      })
  void wordsAreReadWithoutTheMention(String content, String text, boolean addressed) {
    TextPosted posted =
        (TextPosted) read(content.replaceFirst("\\{", "{'msgtype':'m.text',")).orElseThrow();

    assertThat(posted.text()).isEqualTo(text);
    assertThat(posted.addressed()).isEqualTo(addressed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'m.in_reply_to':{'event_id':'$x'}} | | $x",
        "{'rel_type':'m.thread','event_id':'$root','is_falling_back':true,'m.in_reply_to':{'event_id':'$x'}} | $root | $root",
        "{'rel_type':'m.thread','event_id':'$root','m.in_reply_to':{'event_id':'$x'}} | $root | $x",
        "{'rel_type':'m.thread','event_id':'$root'} | $root | $root",
        "{'m.in_reply_to':{'event_id':'nonsense'}} | | ",
        "{'rel_type':'m.thread','event_id':7} | | "
      })
  void repliesAndThreadsAreTold(String relation, String thread, String replyTo) {
    TextPosted posted =
        (TextPosted)
            read("{'msgtype':'m.text','body':'x','m.relates_to':" + relation + "}").orElseThrow();

    assertThat(posted.thread()).isEqualTo(Optional.ofNullable(thread));
    assertThat(posted.replyTo()).isEqualTo(Optional.ofNullable(replyTo));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'m.notice','body':'@spotter help'",
        "'m.emote','body':'waves at @spotter'",
        "'m.text','body':'   '",
        "'m.text'",
        "'m.text','body':'* @spotter help','m.relates_to':{'rel_type':'m.replace','event_id':'$x'}"
      })
  void whatIsNotForTheBotIsDropped(String content) {
    assertThat(read("{'msgtype':" + content + "}")).isEmpty();
  }

  @Test
  void aTextThatIsTooLongIsDropped() {
    assertThat(read("{'msgtype':'m.text','body':'@spotter " + "x".repeat(1_000) + "'}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'redacts':'$gone','content':{'redacts':'$gone'}",
        "'redacts':'$gone','content':{}",
        "'content':{'redacts':'$gone','reason':'oops'}"
      })
  void aRedactionIsADeletion(String fields) {
    Optional<ChatEvent> event = event("{'type':'m.room.redaction'," + USUAL + fields + "}");

    assertThat(event.orElseThrow())
        .isInstanceOfSatisfying(
            MessageDeleted.class, gone -> assertThat(gone.message()).isEqualTo("$gone"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "its own | 'sender':'@spotter:localhost','event_id':'$a'",
        "no sender | 'event_id':'$a'",
        "a sender of another form | 'sender':'ana','event_id':'$a'",
        "no id | 'sender':'@ana:localhost'",
        "an id of another form | 'sender':'@ana:localhost','event_id':'a b'",
        "an id that is none | 'sender':'@ana:localhost','event_id':{}",
      })
  void whatCannotBeUnderstoodIsPassedOver(String what, String fields) {
    String content = "'content':{'msgtype':'m.image','url':'mxc://localhost/a'}";

    assertThat(event("{'type':'m.room.message'," + fields + "," + content + "}"))
        .as(what)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"m.reaction", "m.sticker", "m.room.topic", "m.room.message.feedback", "org.example"})
  void otherEventsAreNothing(String type) {
    assertThat(event("{'type':'" + type + "'," + USUAL + "'content':{'body':'@spotter'}}"))
        .isEmpty();
  }

  private static final String USUAL = "'sender':'@ana:localhost','event_id':'$event_-1',";

  private Optional<ChatEvent> read(String content) {
    return event("{'type':'m.room.message'," + USUAL + "'content':" + content + "}");
  }

  private Optional<ChatEvent> event(String json) {
    JsonNode event = tree(json);
    return events.read(OWN, tree("'!room_-1'"), event);
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static Rendition rendition(String url, int shortSide) {
    return new Rendition(url, Optional.of(shortSide), Optional.empty());
  }
}
