package dev.spotter.bot.classify;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.spotter.classifier.SpotterModel;
import dev.spotter.classifier.decision.DecisionRule;
import dev.spotter.classifier.engine.Engines;
import dev.spotter.classifier.evaluation.GoldenCheck;
import dev.spotter.classifier.image.ImageDecoder;
import dev.spotter.classifier.image.Normalisation;
import dev.spotter.classifier.image.UnreadableImageException;
import dev.spotter.classifier.modelfile.FileEntry;
import dev.spotter.classifier.modelfile.ModelCard;
import dev.spotter.classifier.modelfile.ModelFiles;
import dev.spotter.classifier.modelfile.ModelFolder;
import dev.spotter.classifier.modelfile.ParameterFile;
import dev.spotter.classifier.modelfile.TrainingRecord;
import dev.spotter.classifier.network.AirbenchNetwork;
import dev.spotter.classifier.network.Architecture;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Real networks that have learnt nothing, small enough to be made in no time. */
public final class RandomModel {

  private static final int SIZE = 32;

  private RandomModel() {}

  /** Writes a model into a folder and loads it, to be closed by the caller. */
  static SpotterModel in(Path directory) throws IOException {
    return SpotterModel.load(write(directory, List.of("cat", "dog", "frog")));
  }

  /** Writes a model that names something on every picture, with its samples. */
  public static Path write(Path directory, List<String> labels) throws IOException {
    Files.createDirectories(directory);
    Architecture architecture = new Architecture(AirbenchNetwork.FAMILY, List.of(8, 8, 8), 2);
    Block block = AirbenchNetwork.build(architecture, labels.size());
    String engine = Engines.preferred().getEngineName();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), engine)) {
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, SIZE, SIZE));
      FileEntry parameters = ModelFolder.writeParameters(directory, ParameterFile.encode(block));
      ModelFolder.writeCard(directory, card(labels, architecture, parameters, engine));
    }
    return sampled(directory);
  }

  /** Gives the model in a folder the weights of another one, but names of its own. */
  public static Path copy(Path from, Path to, List<String> labels) throws IOException {
    ModelFiles files = ModelFiles.in(from);
    ModelCard card = files.card();
    FileEntry parameters = ModelFolder.writeParameters(to, files.parameters());
    ModelFolder.writeCard(
        to, card(labels, card.architecture(), parameters, card.training().engine()));
    return sampled(to);
  }

  /** Returns a picture of noise as a PNG file, the same for the same seed. */
  public static Buffer picture(int seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(40, 38, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", png);
      return Buffer.buffer(png.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path sampled(Path directory) throws IOException {
    try {
      byte[] picture = picture(-1).getBytes();
      GoldenCheck.record(directory, new ImageDecoder(SIZE).decode(picture).views());
      return directory;
    } catch (UnreadableImageException e) {
      throw new IOException(e);
    }
  }

  private static ModelCard card(
      List<String> labels, Architecture architecture, FileEntry parameters, String engine) {
    return new ModelCard(
        "random",
        labels,
        SIZE,
        new Normalisation(List.of(0.5f, 0.5f, 0.5f), List.of(0.25f, 0.25f, 0.25f)),
        architecture,
        parameters,
        new DecisionRule(1, 0),
        new TrainingRecord(TrainingRecord.recipeOf("none"), 0, "none", "", 0, 0, engine, null),
        null,
        null,
        null);
  }
}
