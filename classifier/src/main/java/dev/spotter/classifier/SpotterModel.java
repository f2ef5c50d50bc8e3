package dev.spotter.classifier;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import dev.spotter.classifier.decision.AnswerPolicy;
import dev.spotter.classifier.decision.FeatureSpace;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.modelfile.BundledModel;
import dev.spotter.classifier.modelfile.LoadedNetwork;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelException;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFormat;
import dev.spotter.classifier.network.NetworkOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A trained network loaded into memory, shared by any number of {@link Classifier}s; the one owner
 * of its native memory. Thread-safe.
 */
public final class SpotterModel implements AutoCloseable {

  private static final int WARM_UP_BATCH = 8;

  private final ModelCard card;
  private final Engine engine;
  private final Model model;
  private final LoadedNetwork network;
  private final LogitLayers layers;
  private final AnswerPolicy policy;
  private final Optional<FeatureSpace> space;

  private SpotterModel(
      ModelCard card,
      Engine engine,
      Model model,
      LoadedNetwork network,
      LogitLayers layers,
      AnswerPolicy policy,
      Optional<FeatureSpace> space) {
    this.card = card;
    this.engine = engine;
    this.model = model;
    this.network = network;
    this.layers = layers;
    this.policy = policy;
    this.space = space;
  }

  /**
   * Loads a model that ships inside this jar, on the engine DJL prefers.
   *
   * @param which of them
   * @return the model, to be closed by the caller after its classifiers
   * @throws dev.spotter.classifier.engine.EngineUnavailableException when the engine cannot be used
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
   * Loads a model's files on an engine, to classify with, in float32 on whatever processor.
   *
   * @param files the model
   * @param engine as {@link Engines} found it; an imported network takes its own instead
   * @return the model, to be closed by the caller after its classifiers
   * @throws ModelException when the parameters do not fit, or this version lacks the architecture
   */
  public static SpotterModel of(ModelFiles files, Engine engine) {
    return of(files, engine, Precision.FLOAT32);
  }

  /**
   * Loads a model's files as {@link #of(ModelFiles, Engine)} does, to compute as quickly as can be.
   *
   * @param narrowest the least precise numbers that may be computed in, see {@link #precision}
   * @return the model, to be closed by the caller after its classifiers
   */
  public static SpotterModel of(ModelFiles files, Engine engine, Precision narrowest) {
    LogitLayers layers = new LogitLayers(files.head(), files.residual());
    return load(files, engine, files.head().isPresent(), layers, narrowest);
  }

  /**
   * Loads a model's files on an engine as a feature extractor, which new labels are taught to: its
   * embeddings have features and no logits. A head that the model has is left out.
   *
   * @param files the model
   * @param engine as for {@link #of}
   * @return the extractor, to be closed by the caller after its classifiers
   * @throws ModelException as for {@link #of}
   */
  public static SpotterModel extractor(ModelFiles files, Engine engine) {
    return load(files, engine, true, LogitLayers.NONE, Precision.FLOAT32);
  }

  private static SpotterModel load(
      ModelFiles files, Engine engine, boolean extractor, LogitLayers layers, Precision narrowest) {
    ModelCard card = files.card();
    ModelFormat format = ModelFormat.of(card);
    Engine computing = format.engine().map(Engines::named).orElse(engine);
    Model model = Model.newInstance(card.name(), Device.cpu(), computing.getEngineName());
    try {
      LoadedNetwork network = format.load(files, model, extractor, narrowest);
      return new SpotterModel(
              card,
              computing,
              model,
              network,
              layers,
              AnswerPolicy.USUAL,
              space(files, extractor, layers))
          .settleWeights();
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new ModelException(
          "the parameters of " + card.name() + " do not fit its architecture: " + e.getMessage(),
          e);
    }
  }

  /** The bank of a model with a head is of other features than an extractor's own. */
  private static Optional<FeatureSpace> space(
      ModelFiles files, boolean extractor, LogitLayers layers) {
    return extractor && layers.probe().isEmpty()
        ? Optional.empty()
        : files.bank().map(FeatureSpace::new);
  }

  /** Returns what is known of this model: labels, input, recipe, measured figures. */
  public ModelCard card() {
    return card;
  }

  /**
   * Returns this model with another policy for its answers. The native memory is one: whoever has
   * the returned model closes that one, and lets go of this.
   *
   * @param another what is asked of its answers
   * @throws IllegalArgumentException as for {@link #head(AnswerPolicy)}
   */
  public SpotterModel answering(AnswerPolicy another) {
    head(another); // or it cannot promise that
    return new SpotterModel(card, engine, model, network, layers, another, space);
  }

  /** Returns the head that this model comes with, under its policy. */
  public Head head() {
    return head(policy);
  }

  /**
   * Returns the head that this model comes with.
   *
   * @param policy what is asked of its answers
   * @throws IllegalArgumentException when the model cannot promise what is asked; the message says
   *     what it can
   */
  public Head head(AnswerPolicy policy) {
    return new LogitHead(card.labels(), card.taxonomy(), card.decision(), policy);
  }

  /**
   * Returns the space in which labels can be taught to this model; empty for a model without a bank
   * of base features, see {@code spotter-classifier bank}.
   */
  public Optional<FeatureSpace> featureSpace() {
    return space;
  }

  /** Returns the engine that computes, with its version, such as {@code MXNet 1.9.1}. */
  public String engine() {
    return engine.getEngineName() + " " + engine.getVersion();
  }

  /** Returns in what numbers this processor computes the network; a self-test chose them. */
  public Precision precision() {
    return network.precision();
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
            model.newPredictor(
                new EmbeddingTranslator(new Normaliser(card.normalisation()), network.output())),
            layers,
            decoder(),
            head());
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
      int logits = first.warmUp(card.inputSize(), WARM_UP_BATCH).logits().length;
      boolean extractor = network.output() == NetworkOutput.FEATURES && layers.probe().isEmpty();
      if (!extractor && logits != card.labels().size()) {
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
