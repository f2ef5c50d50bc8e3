package dev.spotter.classifier;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.nn.Block;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.model.AirbenchNetwork;
import dev.spotter.classifier.model.BundledModel;
import dev.spotter.classifier.model.ModelCard;
import dev.spotter.classifier.model.ModelFiles;
import dev.spotter.classifier.model.ParameterFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A trained network loaded into memory, shared by any number of {@link Classifier}s; the one owner
 * of its native memory. Thread-safe.
 */
public final class SpotterModel implements AutoCloseable {

  private static final int WARM_UP_BATCH = 8;

  private final ModelCard card;
  private final Engine engine;
  private final Model model;

  private SpotterModel(ModelCard card, Engine engine, Model model) {
    this.card = card;
    this.engine = engine;
    this.model = model;
  }

  /**
   * Loads a model that ships inside this jar, on the engine DJL prefers.
   *
   * @param which of them
   * @return the model, to be closed by the caller after its classifiers
   * @throws ModelException when the engine cannot be used
   */
  public static SpotterModel bundled(BundledModel which) {
    return of(ModelFiles.bundled(which), Engines.preferred());
  }

  /**
   * Loads a model folder, {@code model.json} beside the parameters it names, on the engine DJL
   * prefers.
   *
   * @param directory the folder
   * @return the model, to be closed by the caller after its classifiers
   * @throws ModelException when the folder holds no model this version can read
   */
  public static SpotterModel load(Path directory) {
    return of(ModelFiles.in(directory), Engines.preferred());
  }

  /**
   * Loads a model's files on an engine.
   *
   * @param files the model
   * @param engine as {@link Engines} found it
   * @return the model, to be closed by the caller after its classifiers
   * @throws ModelException when the parameters do not fit, or this version lacks the architecture
   */
  public static SpotterModel of(ModelFiles files, Engine engine) {
    ModelCard card = files.card();
    Block block = network(card);
    Model model = Model.newInstance(card.name(), Device.cpu(), engine.getEngineName());
    try {
      ParameterFile.load(block, model.getNDManager(), files.parameters());
      model.setBlock(block);
      return new SpotterModel(card, engine, model).settleWeights();
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new ModelException(
          "the parameters of " + card.name() + " do not fit its architecture: " + e.getMessage(),
          e);
    }
  }

  private static Block network(ModelCard card) {
    String family = card.architecture().family();
    if (!family.equals(AirbenchNetwork.FAMILY)) {
      throw new ModelException(
          card.name() + " is a network of the family " + family + ", which this version lacks");
    }
    return AirbenchNetwork.build(card.architecture(), card.labels().size());
  }

  /** Returns what is known of this model: labels, input, recipe, measured figures. */
  public ModelCard card() {
    return card;
  }

  /** Returns the engine that computes, with its version, such as {@code MXNet 1.9.1}. */
  public String engine() {
    return engine.getEngineName() + " " + engine.getVersion();
  }

  /** Returns a decoder that yields this model's input size. */
  public ImageDecoder decoder() {
    return new ImageDecoder(card.inputSize());
  }

  /**
   * Creates a classifier on this model and runs a first prediction on the calling thread, so that
   * the next one there is quick.
   *
   * @return a warm classifier, to be closed by the caller
   */
  public Classifier newClassifier() {
    Classifier classifier =
        new Classifier(
            model.newPredictor(new LogitsTranslator(new Normaliser(card.normalisation()))),
            decoder(),
            new Decider(card));
    classifier.warmUp(card.inputSize(), 1);
    return classifier;
  }

  /**
   * MXNet's first prediction rewrites the shared weights, in place, into the layout its kernels
   * like best; predictions beside it read garbage, and two of them leave garbage behind for good.
   * So the first ones, of a single image and of a batch, happen before anybody else has the model.
   */
  private SpotterModel settleWeights() {
    try (Classifier first = newClassifier()) {
      int logits = first.warmUp(card.inputSize(), WARM_UP_BATCH);
      if (logits != card.labels().size()) {
        throw new IllegalArgumentException(
            logits + " outputs cannot stand for " + card.labels().size() + " labels");
      }
    }
    return this;
  }

  /** Frees the network and what its classifiers still hold. */
  @Override
  public void close() {
    model.close();
  }
}
