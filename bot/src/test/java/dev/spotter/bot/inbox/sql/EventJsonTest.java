package dev.spotter.bot.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spotter.bot.TestEvents;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.chat.TextPosted;
import dev.spotter.bot.inbox.sql.EventJson.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

  private static final PhotosPosted PHOTOS =
      TestEvents.photos(
          "chat",
          "key",
          "CON",
          "7",
          "MEM",
          Optional.of("Ana"),
          List.of(
              new Picture(
                  List.of(new Rendition("http://x", Optional.of(64), Optional.empty())),
                  Optional.empty())));

  @Test
  void whatANewerVersionAddsIsIgnored() throws JsonProcessingException {
    String json =
        EventJson.write(PHOTOS)
            .replace("\"url\"", "\"blurHash\":\"LKO2\",\"url\"")
            .replaceFirst("\\{", "{\"reactions\":[{\"by\":\"MEM\"}],\"spoiler\":true,");
    assertThat(json).contains("blurHash", "spoiler");
    assertThat(EventJson.read(Kind.PHOTOS, json, null)).isEqualTo(PHOTOS);
  }

  @Test
  void aPhotoIsWrittenAsTheFirstVersionDid() {
    assertThat(EventJson.write(PHOTOS))
        .isEqualTo(
            """
            {"platform":"chat","dedupeKey":"key","conversation":"CON","message":"7",\
            "sender":"MEM","senderName":"Ana",\
            "pictures":[{"renditions":[{"url":"http://x","shortSide":64}]}],"addressed":false}""");
  }

  @Test
  void theWordsOfATextAreNoPartOfIt() throws JsonProcessingException {
    TextPosted text = TestEvents.text("chat", "key", "CON", "MEM", "a secret");
    String json = EventJson.write(text);
    assertThat(json).doesNotContain("secret");
    assertThat(EventJson.read(Kind.TEXT, json, "a secret")).isEqualTo(text);
    assertThat(((TextPosted) EventJson.read(Kind.TEXT, json, null)).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no JSON", "{}", "[]", "null", "{\"platform\":1}", "{\"pictures\":7}"})
  void anythingElseIsRefused(String json) {
    assertThatThrownBy(() -> EventJson.read(Kind.PHOTOS, json, null))
        .isInstanceOf(JsonProcessingException.class);
  }
}
