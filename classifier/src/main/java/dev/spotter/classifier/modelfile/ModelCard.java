package dev.spotter.classifier.modelfile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.decision.Taxonomy;
import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.network.Architecture;
import java.util.LinkedHashSet;
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
 * @param decision how logits become an answer
 * @param training how it was made
 * @param measured figures on images it was not trained on; null until evaluated
 * @param head the file of a {@link dev.spotter.classifier.decision.LinearProbe} on the network's
 *     features, beside {@code model.json}; null when the network's own output is the logits
 * @param taxonomy wider words of the labels
 * @param bank the file of a {@link dev.spotter.classifier.decision.FeatureBank}, beside {@code
 *     model.json}; null for a model that nothing can be taught in a conversation
 * @param update how it was updated by corrections; null for a model as it was trained
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
    String name,
    List<String> labels,
    int inputSize,
    Normalisation normalisation,
    Architecture architecture,
    FileEntry parameters,
    DecisionRule decision,
    TrainingRecord training,
    MeasuredFigures measured,
    FileEntry head,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Taxonomy taxonomy,
    FileEntry bank,
    UpdateRecord update) {

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
    taxonomy = taxonomy == null ? Taxonomy.NONE : taxonomy;
    if (!labels.containsAll(taxonomy.chains().keySet())) {
      throw new IllegalArgumentException(
          "the taxonomy has labels that the model lacks; it has %s, the model %s"
              .formatted(taxonomy.chains().keySet(), labels));
    }
  }

  /** Creates a card of a model without a bank. */
  public ModelCard(
      String name,
      List<String> labels,
      int inputSize,
      Normalisation normalisation,
      Architecture architecture,
      FileEntry parameters,
      DecisionRule decision,
      TrainingRecord training,
      MeasuredFigures measured,
      FileEntry head,
      Taxonomy taxonomy) {
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
        head,
        taxonomy,
        null,
        null);
  }

  /** Returns 12 hex digits that tell this model from others, also from earlier ones of its name. */
  public String version() {
    return ModelFolder.version(this);
  }

  /**
   * Returns the version of the model that this one's features are of: its own, or that of the model
   * it was updated from. Features of one version mean the same to all models that name it.
   */
  public String featureVersion() {
    return update == null ? version() : update.features();
  }

  /**
   * Returns this card with other figures.
   *
   * @param figures what was measured; null for none
   */
  public ModelCard withMeasured(MeasuredFigures figures) {
    return with(decision, figures, taxonomy, bank, update);
  }

  /**
   * Returns this card with another decision.
   *
   * @param other how logits become an answer
   */
  public ModelCard withDecision(DecisionRule other) {
    return with(other, measured, taxonomy, bank, update);
  }

  /**
   * Returns this card with other wider words.
   *
   * @param words of its labels
   */
  public ModelCard withTaxonomy(Taxonomy words) {
    return with(decision, measured, words, bank, update);
  }

  /**
   * Returns this card with another bank of base features.
   *
   * @param file beside {@code model.json}
   */
  public ModelCard withBank(FileEntry file) {
    return with(decision, measured, taxonomy, file, update);
  }

  /**
   * Returns this card with another update.
   *
   * @param made how the model was updated
   */
  public ModelCard withUpdate(UpdateRecord made) {
    return with(decision, measured, taxonomy, bank, made);
  }

  /** Returns the model's own labels and wider words. */
  public Set<String> vocabulary() {
    Set<String> words = new LinkedHashSet<>(labels);
    words.addAll(taxonomy.words());
    return words;
  }

  private ModelCard with(
      DecisionRule rule,
      MeasuredFigures figures,
      Taxonomy words,
      FileEntry file,
      UpdateRecord made) {
    return new ModelCard(
        name,
        labels,
        inputSize,
        normalisation,
        architecture,
        parameters,
        rule,
        training,
        figures,
        head,
        words,
        file,
        made);
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
}
