package dev.spotter.classifier;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.image.ModelInput;
import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.image.Normaliser;
import dev.spotter.classifier.image.Pixels;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.modelfile.ParameterFile;
import dev.spotter.classifier.modelfile.TrainingRecord;
import dev.spotter.classifier.network.AirbenchNetwork;
import dev.spotter.classifier.network.Architecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Models with random weights, for tests of everything but accuracy. */
public final class TestModels {

  /** CIFAR-10's classes. */
  public static final List<String> LABELS =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** The width of the bundled network. */
  public static final List<Integer> FULL = List.of(64, 256, 256);

  /** Widths that compute in no time. */
  public static final List<Integer> TINY = List.of(4, 4, 4);

  private static final int SIZE = 32;

  private static final Normalisation NORMALISATION =
      new Normalisation(List.of(0.5f, 0.5f, 0.5f), List.of(0.25f, 0.25f, 0.25f));

  private TestModels() {}

  /**
   * Writes a model folder whose weights come from a seed and whose logits spread over several
   * units, so that a wrong answer shows.
   */
  public static Path write(Path directory, List<Integer> widths, long seed) {
    return onNetwork(
        widths,
        seed,
        (manager, block) -> {
          ModelFolder.writeCard(
              directory,
              card(
                  widths,
                  seed,
                  ModelFolder.writeParameters(directory, ParameterFile.encode(block))));
          return directory;
        });
  }

  /** Returns what the network of {@link #write} answers before it was ever saved. */
  public static float[] logits(List<Integer> widths, long seed, Pixels image) {
    float[] input = new float[image.planes().length];
    new Normaliser(NORMALISATION).apply(image, input, 0);
    return onNetwork(
        widths,
        seed,
        (manager, block) -> {
          NDArray array = manager.create(input, new Shape(1, Pixels.CHANNELS, SIZE, SIZE));
          return block
              .forward(new ParameterStore(manager, false), new NDList(array), false)
              .singletonOrThrow()
              .toFloatArray();
        });
  }

  /** Returns images of noise, the same for the same seed. */
  public static List<Pixels> images(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              byte[] planes = new byte[Pixels.CHANNELS * SIZE * SIZE];
              random.nextBytes(planes);
              return new Pixels(SIZE, planes);
            })
        .toList();
  }

  /** Returns photos of noise that are looked at once, the same for the same seed. */
  public static List<ModelInput> photos(int count, long seed) {
    return images(count, seed).stream().map(ModelInput::of).toList();
  }

  /** What to do with a network while it lives. */
  private interface Use<T> {
    T with(NDManager manager, Block block) throws IOException;
  }

  private static <T> T onNetwork(List<Integer> widths, long seed, Use<T> use) {
    String engine = Engines.preferred().getEngineName();
    Block block = AirbenchNetwork.build(architecture(widths), LABELS.size());
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), engine)) {
      block.initialize(manager, DataType.FLOAT32, new Shape(1, Pixels.CHANNELS, SIZE, SIZE));
      randomise(block, new Random(seed));
      return use.with(manager, block);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelCard card(List<Integer> widths, long seed, FileEntry parameters) {
    return new ModelCard(
        "random",
        LABELS,
        SIZE,
        NORMALISATION,
        architecture(widths),
        parameters,
        new DecisionRule(1, 0.5),
        new TrainingRecord(TrainingRecord.recipeOf("none"), seed, "none", "", 0, 0, "none", null),
        null,
        null,
        null);
  }

  private static Architecture architecture(List<Integer> widths) {
    return new Architecture(AirbenchNetwork.FAMILY, widths, 2);
  }

  private static void randomise(Block block, Random random) {
    for (Parameter parameter : block.getParameters().values()) {
      NDArray array = parameter.getArray();
      if (parameter.getType() == Parameter.Type.WEIGHT) {
        float[] weights = new float[(int) array.size()];
        double scale = Math.sqrt(2.0 * array.getShape().get(0) / array.size());
        for (int i = 0; i < weights.length; i++) {
          weights[i] = (float) (random.nextGaussian() * scale);
        }
        array.set(FloatBuffer.wrap(weights));
      }
    }
  }
}
