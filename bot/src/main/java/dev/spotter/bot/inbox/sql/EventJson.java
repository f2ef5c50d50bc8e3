package dev.spotter.bot.inbox.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.spotter.bot.chat.ChatEvent;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.PhotosPosted;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.TextPosted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Stored form of events: flat JSON, tagged by its kind and tolerant of fields that a newer version
 * added. Fields keep the names that photos had before there were other kinds. The words of a text
 * are no part of it, so that they can be forgotten. Stateless.
 */
final class EventJson {

  /** Kinds of events that this version reads and writes. */
  enum Kind {
    /** {@link PhotosPosted}. */
    PHOTOS,
    /** {@link TextPosted}. */
    TEXT;

    static Kind of(ChatEvent event) {
      return event instanceof PhotosPosted ? PHOTOS : TEXT;
    }
  }

  /**
   * Version of the stored form. It counts up when an older version must not answer an event that it
   * would misread; a further field that older ones can do without does not change it. Such a field
   * is optional, since rows of older versions do not have it.
   */
  static final int VERSION = 1;

  /** Fields that most pictures can do without are not written then. */
  interface PictureFields {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean guessed();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean spoiler();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean forwarded();
  }

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .addMixIn(Picture.class, PictureFields.class)
          .build();

  private EventJson() {}

  private record Stored(
      String platform,
      String dedupeKey,
      String conversation,
      String message,
      String sender,
      Optional<String> senderName,
      Optional<String> thread,
      Optional<String> group,
      Optional<String> locale,
      List<Picture> pictures,
      Optional<String> replyTo,
      boolean addressed) {

    EventId id() {
      return new EventId(platform, dedupeKey);
    }

    Conversation in() {
      return new Conversation(platform, conversation);
    }

    Member by() {
      return new Member(sender, senderName);
    }

    Optional<Locale> language() {
      return locale.map(Locale::forLanguageTag);
    }
  }

  static String write(ChatEvent event) {
    return writeAny(stored(event));
  }

  static String writeAny(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event always fits into JSON", e);
    }
  }

  static <T> T readAny(String json, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(json, type);
  }

  private static Stored stored(ChatEvent event) {
    PhotosPosted photos = event instanceof PhotosPosted posted ? posted : null;
    TextPosted text = event instanceof TextPosted posted ? posted : null;
    return new Stored(
        event.id().connection(),
        event.id().key(),
        event.in().id(),
        event.message(),
        event.by().id(),
        event.by().name(),
        event.thread(),
        photos == null ? Optional.empty() : photos.album(),
        event.locale().map(Locale::toLanguageTag),
        photos == null ? List.of() : photos.pictures(),
        text == null ? Optional.empty() : text.replyTo(),
        text != null && text.addressed());
  }

  /**
   * Reads an event.
   *
   * @param words what was said; null when it is no text or its words are forgotten
   * @throws JsonProcessingException when this version cannot
   */
  static ChatEvent read(Kind kind, String json, String words) throws JsonProcessingException {
    Stored stored = MAPPER.readValue(json, Stored.class);
    if (stored == null) {
      throw MismatchedInputException.from((JsonParser) null, Stored.class, "null is no event");
    }
    return switch (kind) {
      case PHOTOS ->
          new PhotosPosted(
              stored.id(),
              stored.in(),
              stored.by(),
              stored.message(),
              stored.thread(),
              stored.language(),
              stored.group(),
              stored.pictures());
      case TEXT ->
          new TextPosted(
              stored.id(),
              stored.in(),
              stored.by(),
              stored.message(),
              stored.thread(),
              stored.language(),
              words == null ? "" : words,
              stored.replyTo(),
              stored.addressed());
    };
  }
}
