package dev.spotter.classifier.modelfile;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.mxnet.engine.MxSymbolBlock;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import dev.spotter.classifier.decision.LinearLayer;
import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.network.AirbenchNetwork;
import dev.spotter.classifier.network.Architecture;
import dev.spotter.classifier.network.InferenceNetwork;
import dev.spotter.classifier.network.InferenceTuner;
import dev.spotter.classifier.network.LastLayer;
import dev.spotter.classifier.network.NetworkOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The serialization formats of networks in a model folder: this project's own, or another's. */
public enum ModelFormat {

  /** Built by {@link AirbenchNetwork}, computed by any engine that can run blocks. */
  AIRBENCH(AirbenchNetwork.FAMILY, "", ".djl") {
    @Override
    public LoadedNetwork load(ModelFiles files, Model model, boolean extractor, Precision narrowest)
        throws IOException, MalformedModelException {
      Architecture architecture = files.card().architecture();
      Block network = AirbenchNetwork.build(architecture, files.card().labels().size());
      NDManager memory = model.getNDManager().newSubManager();
      ParameterFile.load(network, memory, files.parameters());
      if (extractor) {
        model.setBlock(AirbenchNetwork.transferFeatures(network));
        return new LoadedNetwork(NetworkOutput.FEATURES, Precision.FLOAT32);
      }
      InferenceNetwork chosen =
          new InferenceTuner(architecture, network, model.getNDManager()).choose(memory, narrowest);
      model.setBlock(chosen.block());
      return new LoadedNetwork(NetworkOutput.FEATURES_AND_LOGITS, chosen.precision());
    }

    @Override
    public Optional<LinearLayer> lastLayer(ModelFiles files, NDManager manager)
        throws IOException, MalformedModelException {
      Block network =
          AirbenchNetwork.build(files.card().architecture(), files.card().labels().size());
      ParameterFile.load(network, manager, files.parameters());
      return Optional.of(LastLayer.of(network));
    }

    @Override
    public float[] weights(ModelCard card, int features) {
      return AirbenchNetwork.weights(card.architecture());
    }
  },

  /** MXNet's own: {@code NAME-0000.params} beside {@code NAME-symbol.json}. */
  MXNET("mxnet", "MXNet", "-0000.params") {
    @Override
    public LoadedNetwork load(ModelFiles files, Model model, boolean extractor, Precision narrowest)
        throws IOException, MalformedModelException {
      LoadedNetwork loaded = super.load(files, model, extractor, narrowest);
      String layer = files.card().architecture().output();
      if (layer != null) {
        cut((MxSymbolBlock) model.getBlock(), layer);
      }
      return loaded;
    }

    @Override
    List<String> companions(String name) {
      return List.of(name + "-symbol.json");
    }
  },

  /** TorchScript: {@code NAME.pt}. */
  PYTORCH("pytorch", "PyTorch", ".pt"),

  /** ONNX: {@code NAME.onnx}. */
  ONNX("onnx", "OnnxRuntime", ".onnx");

  private final String family;
  private final String engine;
  private final String suffix;

  ModelFormat(String family, String engine, String suffix) {
    this.family = family;
    this.engine = engine;
    this.suffix = suffix;
  }

  /**
   * Returns the form that a card names as its architecture's family.
   *
   * @param card the model's
   * @throws ModelException when this version knows no such family
   */
  public static ModelFormat of(ModelCard card) {
    String family = card.architecture().family();
    return Arrays.stream(values())
        .filter(form -> form.family.equals(family))
        .findFirst()
        .orElseThrow(
            () ->
                new ModelException(
                    "%s is a network of the family %s, which this version lacks; it knows %s"
                        .formatted(card.name(), family, families())));
  }

  /** Returns the one DJL engine that can compute this form; empty when several can. */
  public Optional<String> engine() {
    return engine.isEmpty() ? Optional.empty() : Optional.of(engine);
  }

  /**
   * Loads a network so that the model's block turns images into its output. The one output of an
   * imported network is taken for features or logits as is asked for; of several, the first are the
   * features and the second the logits.
   *
   * @param files the network's
   * @param model of the engine that is to compute; owns the network from now on
   * @param extractor whether features to teach a head on are wanted, not logits
   * @param narrowest the least precise numbers that may be computed in where there is a choice
   * @return what the block puts out, and in what it computes
   * @throws IOException when a file cannot be read
   * @throws MalformedModelException when the files hold no such network
   */
  public LoadedNetwork load(ModelFiles files, Model model, boolean extractor, Precision narrowest)
      throws IOException, MalformedModelException {
    model.load(directory(files), name(files.card().parameters().file()));
    return new LoadedNetwork(
        extractor ? NetworkOutput.FEATURES : NetworkOutput.IMPORTED, Precision.FLOAT32);
  }

  /**
   * Reads the layer that turns a network's features into its logits.
   *
   * @param files the network's
   * @param manager of an engine with arithmetic; owns what is read
   * @return the layer; empty for an imported network, which does not tell it
   * @throws IOException when a file cannot be read
   * @throws MalformedModelException when the files hold no such network
   */
  public Optional<LinearLayer> lastLayer(ModelFiles files, NDManager manager)
      throws IOException, MalformedModelException {
    return Optional.empty();
  }

  /**
   * Copies a network's files, under their names, into another folder.
   *
   * @param files the network's
   * @param directory an existing folder
   * @return what to write into the card about the parameters
   * @throws IOException when a file cannot be read or written
   */
  public FileEntry copy(ModelFiles files, Path directory) throws IOException {
    String file = files.card().parameters().file();
    for (String companion : companions(name(file))) {
      byte[] bytes = Files.readAllBytes(directory(files).resolve(companion));
      ModelFolder.put(directory, companion, bytes);
    }
    return ModelFolder.put(directory, file, files.parameters());
  }

  /**
   * Returns what each feature of a network counts when a head is taught.
   *
   * @param card the network's
   * @param features how many it has
   */
  public float[] weights(ModelCard card, int features) {
    float[] weights = new float[features];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** Returns the names of a network's files, its parameters' first. */
  List<String> files(ModelCard card) {
    String parameters = card.parameters().file();
    return Stream.concat(Stream.of(parameters), companions(name(parameters)).stream()).toList();
  }

  /** Returns the files that belong to a network besides its parameters. */
  List<String> companions(String name) {
    return List.of();
  }

  private String name(String file) {
    if (!file.endsWith(suffix)) {
      throw new ModelException(
          "the parameters of a network of the family %s lie in a file NAME%s, not %s"
              .formatted(family, suffix, file));
    }
    return file.substring(0, file.length() - suffix.length());
  }

  private static Path directory(ModelFiles files) {
    return files
        .directory()
        .orElseThrow(() -> new ModelException("an imported network needs a folder"));
  }

  private static String families() {
    return Arrays.stream(values()).map(form -> form.family).collect(Collectors.joining(", "));
  }

  /** Takes layers off the end until the one that is wanted is the last. */
  private static void cut(MxSymbolBlock network, String output) {
    List<String> layers = network.getLayerNames();
    int wanted = Math.max(layers.indexOf(output), layers.indexOf(output + "_output"));
    if (wanted < 0) {
      throw new ModelException(
          "the network has no layer %s; its layers are %s"
              .formatted(output, String.join(", ", layers)));
    }
    for (int last = layers.size() - 1; last > wanted; last--) {
      network.removeLastBlock();
    }
  }
}
