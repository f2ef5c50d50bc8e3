package dev.spotter.bot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.EventId;
import dev.spotter.bot.inbox.Lesson;
import dev.spotter.bot.inbox.Lesson.Source;
import dev.spotter.bot.inbox.Lesson.Statement;
import dev.spotter.bot.inbox.ReviewedLesson;
import java.util.Optional;

/** Lessons as JSON, one object a line. */
final class LessonJson {

  private static final JsonMapper MAPPER = new JsonMapper();

  private LessonJson() {}

  /** Returns what people read of a lesson. */
  static ObjectNode of(ReviewedLesson reviewed) {
    Lesson lesson = reviewed.lesson();
    Statement says = lesson.says();
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("number", reviewed.number())
            .put("review", reviewed.review().name())
            .put("platform", lesson.in().connection())
            .put("conversation", lesson.in().id())
            .put("label", says.label())
            .put("is", says.is());
    says.under().ifPresent(kind -> node.put("under", kind));
    return node.put("teacher", lesson.source().teacher())
        .put("uploader", lesson.source().uploader())
        .put("photo", lesson.source().photo())
        .put("picture", lesson.source().picture());
  }

  /** Returns all of a lesson, as {@link #read} takes it. */
  static ObjectNode whole(ReviewedLesson reviewed) {
    Lesson lesson = reviewed.lesson();
    ObjectNode node =
        of(reviewed)
            .put("key", lesson.id().key())
            .put("part", lesson.part())
            .put("phrase", lesson.says().phrase())
            .put("model", lesson.model());
    ArrayNode numbers = node.putArray("features");
    for (float number : lesson.features()) {
      numbers.add(number);
    }
    return node;
  }

  /**
   * Reads a lesson.
   *
   * @param line as {@link #whole} gives it
   * @throws IllegalArgumentException when it is none; says what is missing
   */
  static Lesson read(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      String platform = text(node, "platform");
      return new Lesson(
          new EventId(platform, text(node, "key")),
          node.path("part").asInt(),
          new Conversation(platform, text(node, "conversation")),
          new Source(
              text(node, "teacher"),
              text(node, "uploader"),
              text(node, "photo"),
              node.path("picture").asInt()),
          new Statement(
              text(node, "label"),
              text(node, "phrase"),
              node.path("is").asBoolean(true),
              Optional.ofNullable(node.path("under").asText(null))),
          text(node, "model"),
          features(node));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new IllegalArgumentException("it has no \"" + field + "\"");
    }
    return node.path(field).asText("");
  }

  private static float[] features(JsonNode node) {
    JsonNode numbers = node.path("features");
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("it has no \"features\"");
    }
    float[] features = new float[numbers.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) numbers.get(i).asDouble();
    }
    return features;
  }
}
