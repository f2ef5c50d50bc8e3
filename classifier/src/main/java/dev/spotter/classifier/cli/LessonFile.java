package dev.spotter.classifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.transfer.LabelledFeatures;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people taught a bot, as {@code spotter-bot lessons export} prints it: one JSON object a line
 * with {@code label}, {@code is}, {@code model} and {@code features}, and perhaps {@code under},
 * the model's label for a name, and {@code review}, what an operator said of it.
 *
 * @param corrections those that the model can learn from
 * @param leftOut how many others there are
 */
record LessonFile(List<LabelledFeatures> corrections, int leftOut) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns whether a file is called like one. */
  static boolean recognises(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".jsonl");
  }

  /**
   * Reads lessons.
   *
   * @param file to be read
   * @param card of the model that is to learn
   * @throws IOException when it cannot be read; names the line that is no lesson
   */
  static LessonFile read(Path file, ModelCard card) throws IOException {
    List<LabelledFeatures> corrections = new ArrayList<>();
    int lines = 0;
    int blank = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines++;
        if (line.isBlank()) {
          blank++;
          continue;
        }
        JsonNode lesson = parse(file, lines, line);
        int target = target(lesson, card);
        if (target >= 0) {
          corrections.add(new LabelledFeatures(features(lesson), target));
        }
      }
    }
    return new LessonFile(corrections, lines - blank - corrections.size());
  }

  private static JsonNode parse(Path file, int number, String line) throws IOException {
    try {
      JsonNode lesson = JSON.readTree(line);
      if (lesson.path("label").isTextual() && lesson.path("features").isArray()) {
        return lesson;
      }
    } catch (JsonProcessingException e) {
      // told below
    }
    throw new IOException(
        "%s, line %d: this is no lesson; write what `spotter-bot lessons export` prints"
            .formatted(file, number));
  }

  /** A name counts as what it is of: Rex is a dog. */
  private static int target(JsonNode lesson, ModelCard card) {
    boolean usable =
        lesson.path("is").asBoolean(true)
            && lesson.path("review").asText("ACCEPTED").equals("ACCEPTED")
            && lesson.path("model").asText().equals(card.featureVersion());
    int own = card.labels().indexOf(lesson.path("label").asText());
    return !usable ? -1 : own >= 0 ? own : card.labels().indexOf(lesson.path("under").asText());
  }

  private static float[] features(JsonNode lesson) {
    JsonNode numbers = lesson.path("features");
    float[] features = new float[numbers.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) numbers.get(i).asDouble();
    }
    return features;
  }
}
