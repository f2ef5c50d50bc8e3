package dev.spotter.classifier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.decision.Answer;
import java.util.Optional;

/** The JSON object that {@code predict --json} prints and {@code POST /v1/classify} answers. */
public final class PredictionJson {

  private static final Wording WORDS = Wording.ENGLISH;

  private PredictionJson() {}

  /**
   * Returns the object for a picture that was read.
   *
   * @param file the picture's name, as the caller knows it
   * @param result the classification
   * @return {@code file, label (null unless it is sure of one), labels (only when it can be either
   *     of two), said (the label or wider word that the caption has, null when it has none),
   *     caption, confidence, probabilities}
   */
  public static ObjectNode of(String file, Classification result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Optional<String> said = WORDS.said(result.answer());
    json.put("file", file);
    json.put("label", result.label().filter(label -> said.equals(Optional.of(label))).orElse(null));
    if (result.answer().level() == Answer.Level.EITHER) {
      result.names().forEach(json.putArray("labels")::add);
    }
    json.put("said", said.orElse(null));
    json.put("caption", WORDS.photoOf(WORDS.thing(result.answer())));
    json.put("confidence", result.confidence());
    ObjectNode probabilities = json.putObject("probabilities");
    result.probabilities().forEach(probabilities::put);
    return json;
  }

  /**
   * Returns the object for a picture that could not be read.
   *
   * @param file the picture's name, as the caller knows it
   * @param reason why, in words
   * @return {@code file, error}
   */
  public static ObjectNode failed(String file, String reason) {
    return JsonNodeFactory.instance.objectNode().put("file", file).put("error", reason);
  }
}
