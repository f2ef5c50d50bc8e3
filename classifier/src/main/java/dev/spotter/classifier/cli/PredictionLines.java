package dev.spotter.classifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotter.classifier.evaluation.OpenSetEvaluation.JudgedPhoto;
import dev.spotter.classifier.evaluation.PhotoTruth;
import dev.spotter.classifier.evaluation.ScoredPrediction;
import dev.spotter.classifier.evaluation.WordAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code predict --json} printed, read again.
 *
 * @param byName file name (without folders) to its line, in the lines' order
 * @param labels the model's, in its order
 */
record PredictionLines(Map<String, JsonNode> byName, Set<String> labels) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Between two labels of which one is right. */
  private static final Pattern OR = Pattern.compile(" or ");

  /**
   * Reads all lines.
   *
   * @param reader of the lines; stays open
   * @param source what to call it in errors
   * @throws IOException when a line is not one that {@code predict --json} prints, which it names,
   *     or not one photo could be read
   */
  static PredictionLines read(BufferedReader reader, String source) throws IOException {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    Set<String> labels = new LinkedHashSet<>();
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank()) {
        JsonNode json = parse(line, source + " line " + number);
        json.path("probabilities").fieldNames().forEachRemaining(labels::add);
        String name = LabelTable.nameOf(json.get("file").asText());
        if (byName.put(name, json) != null) {
          throw new IOException(source + " line " + number + " answers " + name + " again");
        }
      }
    }
    if (byName.isEmpty()) {
      throw new IOException("there is no prediction in " + source);
    }
    if (labels.isEmpty()) {
      throw new IOException("no photo of " + source + " could be read: each line is an error");
    }
    return new PredictionLines(byName, labels);
  }

  /** Returns the lines of some photos only. */
  PredictionLines only(Set<String> names) {
    Map<String, JsonNode> kept = new LinkedHashMap<>(byName);
    kept.keySet().retainAll(names);
    return new PredictionLines(kept, labels);
  }

  /**
   * Returns one line as what was said about a photo.
   *
   * @param name the photo's file name
   * @param truth its label; empty for what the model was never taught
   * @param rankBy the field that says how sure the model is
   * @throws IOException when the line lacks that field
   */
  JudgedPhoto photo(String name, Optional<String> truth, String rankBy) throws IOException {
    JsonNode line = byName.get(name);
    if (line.has("error")) {
      return new JudgedPhoto(truth, Optional.empty(), ScoredPrediction.NEVER, List.of());
    }
    return new JudgedPhoto(
        truth, Optional.of(guess(line)), number(line, name, rankBy), names(line));
  }

  /**
   * Returns one line as what was said about a photo in words.
   *
   * @param name the photo's file name
   * @param truth what it shows
   * @throws IOException when the line lacks its confidence
   */
  WordAnswer words(String name, PhotoTruth truth) throws IOException {
    JsonNode line = byName.get(name);
    if (line.has("error")) {
      return new WordAnswer(truth, List.of(), new double[0], 0);
    }
    double[] probabilities =
        labels.stream().mapToDouble(it -> line.get("probabilities").path(it).asDouble()).toArray();
    double largest = Arrays.stream(probabilities).max().orElseThrow();
    return new WordAnswer(
        truth, said(line), probabilities, number(line, name, "confidence") / largest);
  }

  /** What stands in the caption; older lines have only their labels. */
  private static List<String> said(JsonNode line) {
    JsonNode said = line.path("said");
    return said.isTextual() ? List.of(OR.split(said.asText())) : names(line);
  }

  private static double number(JsonNode line, String name, String field) throws IOException {
    if (!line.path(field).isNumber()) {
      throw new IOException("the prediction for " + name + " has no number \"" + field + "\"");
    }
    return line.get(field).asDouble();
  }

  private static String guess(JsonNode line) {
    return Collections.max(
            line.get("probabilities").properties(),
            Comparator.comparingDouble(entry -> entry.getValue().asDouble()))
        .getKey();
  }

  /** The caption's labels: {@code labels} where a line has them, else its {@code label}. */
  private static List<String> names(JsonNode line) {
    List<String> names = new ArrayList<>();
    if (line.path("labels").isArray()) {
      line.get("labels").forEach(label -> names.add(label.asText()));
    } else if (line.path("label").isTextual()) {
      names.add(line.get("label").asText());
    }
    return names;
  }

  private static JsonNode parse(String line, String place) throws IOException {
    try {
      JsonNode json = JSON.readTree(line);
      boolean answered = json.path("probabilities").size() > 0 || json.has("error");
      if (json.path("file").isTextual() && answered) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw new IOException(place + " is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IOException(
        place + " is not of predict --json: it needs \"file\" and \"probabilities\" or \"error\"");
  }
}
