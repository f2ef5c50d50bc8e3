package dev.spotter.classifier.modelfile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How a model's parameters came about.
 *
 * @param recipe the hyper-parameters, an object; an array of them when there are several networks
 * @param seed of every random choice
 * @param dataset the data's name
 * @param datasetSha256 checksum over its training images and labels
 * @param images number of training images
 * @param minutes wall-clock time of the training
 * @param engine DJL engine and version
 * @param from name of the model it went on from; null when it began with random weights
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingRecord(
    JsonNode recipe,
    long seed,
    String dataset,
    String datasetSha256,
    int images,
    double minutes,
    String engine,
    String from) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Returns a recipe as it is written down.
   *
   * @param settings a record of hyper-parameters, or a list of them
   */
  public static JsonNode recipeOf(Object settings) {
    return JSON.valueToTree(settings);
  }
}
