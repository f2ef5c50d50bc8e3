package dev.spotter.classifier.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;

/**
 * What a model folder's {@code model.json} says: all that is needed to load the network and to
 * judge it.
 *
 * @param name the model's name
 * @param labels the classes, in the order of the logits
 * @param inputSize width and height of the network's input, in pixels
 * @param normalisation applied to pixels before the network
 * @param architecture which block factory builds the network, and its sizes
 * @param parameters the parameter file beside {@code model.json}
 * @param decision how probabilities become a label or silence
 * @param training how it was made
 * @param measured figures on images it was not trained on; null until evaluated
 * @param head the file of a {@link Head} on the network's features, beside {@code model.json}; null
 *     when the network's own output is the logits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
    String name,
    List<String> labels,
    int inputSize,
    Normalisation normalisation,
    Architecture architecture,
    Parameters parameters,
    Decision decision,
    Training training,
    Measured measured,
    Parameters head) {

  /** Creates the card of a network whose own output is the logits. */
  public ModelCard(
      String name,
      List<String> labels,
      int inputSize,
      Normalisation normalisation,
      Architecture architecture,
      Parameters parameters,
      Decision decision,
      Training training,
      Measured measured) {
    this(
        name,
        labels,
        inputSize,
        normalisation,
        architecture,
        parameters,
        decision,
        training,
        measured,
        null);
  }

  /** Checks that nothing a prediction needs is missing, and that the labels are different. */
  public ModelCard {
    labels = List.copyOf(requireNonNull(labels, "labels are missing"));
    if (labels.size() < 2 || labels.size() != Set.copyOf(labels).size()) {
      throw new IllegalArgumentException("a model needs two or more different labels: " + labels);
    }
    if (inputSize < 1) {
      throw new IllegalArgumentException("inputSize must be 1 or more, not " + inputSize);
    }
    requireNonNull(normalisation, "normalisation is missing");
    requireNonNull(architecture, "architecture is missing");
    requireNonNull(parameters, "parameters are missing");
    requireNonNull(decision, "decision is missing");
  }

  /** Returns 12 hex digits that tell this model from others, also from earlier ones of its name. */
  public String version() {
    return ModelFolder.version(this);
  }

  /**
   * Returns this card with other figures.
   *
   * @param figures what was measured
   */
  public ModelCard withMeasured(Measured figures) {
    return new ModelCard(
        name,
        labels,
        inputSize,
        normalisation,
        architecture,
        parameters,
        decision,
        training,
        figures,
        head);
  }

  /**
   * Returns this card with another decision.
   *
   * @param other how probabilities become a label or silence
   */
  public ModelCard withDecision(Decision other) {
    return new ModelCard(
        name,
        labels,
        inputSize,
        normalisation,
        architecture,
        parameters,
        other,
        training,
        measured,
        head);
  }

  /** Returns the network in words: "airbench 64-256-256, 2 convolutions a block". */
  public String network() {
    String shape =
        architecture.widths() == null
            ? architecture.family() + " network " + parameters.file()
            : "%s %s, %d convolutions a block"
                .formatted(
                    architecture.family(),
                    String.join("-", architecture.widths().stream().map(String::valueOf).toList()),
                    architecture.convolutions());
    String branches =
        architecture.branches() == 1 ? "" : ", " + architecture.branches() + " side by side";
    return shape + branches + (head == null ? "" : ", unchanged below a taught head");
  }

  /**
   * Returns this card with a head on the network's features.
   *
   * @param file the head's
   */
  ModelCard withHead(Parameters file) {
    return new ModelCard(
        name,
        labels,
        inputSize,
        normalisation,
        architecture,
        parameters,
        decision,
        training,
        measured,
        file);
  }

  /**
   * Per-channel normalisation: {@code (pixel / 255 - mean) / std}.
   *
   * @param mean red, green, blue; 0 to 1
   * @param std red, green, blue; above 0
   */
  public record Normalisation(List<Float> mean, List<Float> std) {}

  /**
   * The network's shape.
   *
   * @param family the block factory's name, or the name of an {@link NetworkForm}
   * @param widths output channels of the blocks, from input to output; null when imported
   * @param convolutions convolutions in each block
   * @param branches networks of this shape that look at an image side by side, 1 or more
   * @param output the layer of an imported network that counts as its output; null for the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Architecture(
      String family, List<Integer> widths, int convolutions, int branches, String output) {

    /** A card that says nothing of branches means one. */
    public Architecture {
      branches = Math.max(1, branches);
    }

    /** Creates the shape of a single network. */
    public Architecture(String family, List<Integer> widths, int convolutions) {
      this(family, widths, convolutions, 1, null);
    }

    /**
     * Returns the shape of several such networks.
     *
     * @param count how many in all
     */
    public Architecture times(int count) {
      return new Architecture(family, widths, convolutions, count, output);
    }
  }

  /**
   * The parameter file.
   *
   * @param file its name beside {@code model.json}
   * @param bytes its length
   * @param sha256 its checksum, hex; null to take the file as it is
   */
  public record Parameters(String file, long bytes, String sha256) {}

  /**
   * How logits become an answer.
   *
   * @param temperature logits are divided by it before softmax
   * @param minConfidence below this confidence the model abstains
   * @param familiarity tells known things from others; null when the model takes everything for
   *     known
   * @param minSecond the smallest probability of the second label with which both are said when the
   *     first alone is not sure enough; null for never
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Decision(
      double temperature, double minConfidence, Familiarity familiarity, Double minSecond) {

    /** Creates a decision by the largest probability alone. */
    public Decision(double temperature, double minConfidence) {
      this(temperature, minConfidence, null, null);
    }

    /**
     * Returns this decision after a calibration.
     *
     * @param fitted temperature, above 0
     * @param known tells known things from others
     */
    public Decision calibrated(double fitted, Familiarity known) {
      return new Decision(fitted, minConfidence, known, minSecond);
    }

    /**
     * Returns this decision with other limits.
     *
     * @param confidence below it the model abstains
     * @param second smallest probability of a second label that is said; null for never
     */
    public Decision saying(double confidence, Double second) {
      return new Decision(temperature, confidence, familiarity, second);
    }
  }

  /**
   * Tells what the model was taught from what it was not, by the energy of the logits (arXiv
   * 2010.03759): {@code 1 / (1 + exp((center - energy) / scale))}, where the energy is {@code
   * ln(sum(exp(logit / temperature)))}.
   *
   * @param center energy below which an image counts as unfamiliar
   * @param scale how gradually, above 0
   */
  public record Familiarity(double center, double scale) {

    /**
     * Returns how familiar an image is.
     *
     * @param energy of its logits
     * @return 0 to 1
     */
    public double of(double energy) {
      return 1 / (1 + Math.exp((center - energy) / scale));
    }
  }

  /**
   * How the parameters came about.
   *
   * @param recipe the hyper-parameters
   * @param seed of every random choice
   * @param dataset the data's name
   * @param datasetSha256 checksum over its training images and labels
   * @param images number of training images
   * @param minutes wall-clock time of the training
   * @param engine DJL engine and version
   * @param from name of the model it went on from; null when it began with random weights
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Training(
      Object recipe,
      long seed,
      String dataset,
      String datasetSha256,
      int images,
      double minutes,
      String engine,
      String from) {}

  /**
   * Figures on held-out images, one forward pass an image.
   *
   * @param images how many
   * @param accuracy top-1 accuracy, 0 to 1
   * @param logLoss mean negative log-likelihood, natural logarithm
   * @param expectedCalibrationError 15 equal bins, 0 to 1
   */
  public record Measured(
      int images, double accuracy, double logLoss, double expectedCalibrationError) {}
}
