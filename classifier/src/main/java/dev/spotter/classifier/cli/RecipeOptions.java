package dev.spotter.classifier.cli;

import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.network.AirbenchNetwork;
import dev.spotter.classifier.network.Architecture;
import dev.spotter.classifier.training.Balance;
import dev.spotter.classifier.training.ImageTransform;
import dev.spotter.classifier.training.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The hyper-parameters that can be chosen on the command line. */
final class RecipeOptions {

  private static final int EPOCHS = 24;
  private static final int MOST_EPOCHS = 100;

  /** Steps in all that few pictures are learnt from, as long as there are epochs for them. */
  private static final int OWN_STEPS = 600;

  private static final int LARGEST_BATCH = 1024;
  private static final int SMALLEST_BATCH = 16;

  /** Steps an epoch at least, as long as batches can be made smaller for them. */
  private static final int STEPS = 16;

  private static final int WHITENING_BIAS_EPOCHS = 3;

  /** Shapes that have a name; of the bundled models each network has the small one. */
  enum Network {
    SMALL,
    ACCURATE;

    private List<Integer> widths() {
      return this == SMALL ? List.of(64, 256, 256) : List.of(128, 288, 288);
    }

    private int convolutions() {
      return this == SMALL ? 2 : 3;
    }
  }

  @Option(
      names = "--network",
      defaultValue = "SMALL",
      description = "small or accurate (default: small)")
  private Network network;

  @Option(
      names = "--widths",
      split = ",",
      paramLabel = "N,N,N",
      description =
          "output channels of the three blocks, multiples of 16, instead of the network's")
  private List<Integer> widths;

  @Option(
      names = "--convolutions",
      description = "convolutions in each block, 2 or 3, instead of the network's")
  private Integer convolutions;

  @Option(
      names = "--epochs",
      description =
          "passes over the images (default: 24, and up to 100 when your own pictures are few)")
  private Integer epochs;

  @Option(
      names = "--learning-rate",
      defaultValue = "11.5",
      description = "peak rate, as airbench counts it (default: ${DEFAULT-VALUE})")
  private double learningRate;

  @Option(
      names = "--label-smoothing",
      defaultValue = "0",
      description = "probability spread over all labels (default: ${DEFAULT-VALUE})")
  private double labelSmoothing;

  @Option(
      names = "--logit-norm",
      defaultValue = "0",
      description = "temperature of LogitNorm, such as 0.04 (default: none)")
  private double logitNorm;

  @Option(
      names = "--translate",
      defaultValue = "4",
      description = "shift training images by up to this many pixels (default: ${DEFAULT-VALUE})")
  private int translate;

  @Option(
      names = "--cutout",
      defaultValue = "0",
      description = "blank a square of this many pixels out of each (default: ${DEFAULT-VALUE})")
  private int cutout;

  @Option(
      names = "--photo-look",
      defaultValue = "0",
      description = "share of images varied as photos differ, 0 to 1 (default: ${DEFAULT-VALUE})")
  private double photoLook;

  @Mixin private ImageTransformOptions transforms;

  @Option(
      names = "--balance",
      defaultValue = "0",
      paramLabel = "SHARE",
      description =
          "draw images of small classes more often: 0 as they come, 1 every class equally often"
              + " (default: ${DEFAULT-VALUE})")
  private double balance;

  @Option(
      names = "--logit-adjustment",
      defaultValue = "0",
      paramLabel = "FACTOR",
      description = "1 answers as if all classes were equally frequent (default: ${DEFAULT-VALUE})")
  private double logitAdjustment;

  @Option(
      names = "--outliers",
      defaultValue = "0",
      description = "share of a batch that shows no class (default: ${DEFAULT-VALUE})")
  private double outliers;

  /** Complains of what is out of bounds. */
  void check(BiConsumer<Boolean, String> require) {
    require.accept(epochs == null || epochs >= 1, "--epochs must be at least 1");
    require.accept(
        architecture().widths().size() == 3
            && architecture().widths().stream().allMatch(width -> width >= 16 && width % 16 == 0),
        "--widths must be three multiples of 16, such as 64,256,256");
    require.accept(
        architecture().convolutions() == 2 || architecture().convolutions() == 3,
        "--convolutions must be 2 or 3");
    require.accept(learningRate > 0, "--learning-rate must be above 0");
    require.accept(
        labelSmoothing >= 0 && labelSmoothing < 1, "--label-smoothing must be 0 to below 1");
    require.accept(logitNorm >= 0, "--logit-norm must be 0 or more");
    require.accept(translate >= 0 && translate < 32, "--translate must be 0 to 31");
    require.accept(cutout >= 0 && cutout <= 32, "--cutout must be 0 to 32");
    require.accept(balance >= 0 && balance <= 1, "--balance must be 0 to 1");
    require.accept(
        logitAdjustment >= 0 && logitAdjustment <= 2, "--logit-adjustment must be 0 to 2");
    require.accept(photoLook >= 0 && photoLook <= 1, "--photo-look must be 0 to 1");
    require.accept(outliers >= 0 && outliers <= 0.5, "--outliers must be 0 to 0.5");
  }

  /**
   * Returns the recipe.
   *
   * @param precision in what numbers the convolutions compute
   * @param images how many there are to learn from
   * @param own whether they are a user's own pictures
   */
  Recipe with(Precision precision, int images, boolean own) {
    return new Recipe(
        architecture(),
        epochs(images, own),
        batch(images),
        Recipe.airbench(learningRate),
        labelSmoothing,
        logitNorm,
        WHITENING_BIAS_EPOCHS,
        new Recipe.Augmentation(translate, cutout, photoLook, outliers, transforms.chosen(own)),
        new Balance(balance, logitAdjustment),
        precision);
  }

  /** Returns whether a user's own pictures are to be looked at in a mirror too. */
  boolean flips() {
    return transforms.chosen(true).contains(ImageTransform.FLIP);
  }

  /** Few images are learnt from in smaller batches, or an epoch would be a single step. */
  private static int batch(int images) {
    int power = Integer.highestOneBit(images / STEPS);
    return Math.min(images, Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, power)));
  }

  private int epochs(int images, boolean own) {
    if (epochs != null) {
      return epochs;
    }
    int stepsPerEpoch = images / batch(images);
    return own ? Math.max(EPOCHS, Math.min(MOST_EPOCHS, OWN_STEPS / stepsPerEpoch)) : EPOCHS;
  }

  private Architecture architecture() {
    return new Architecture(
        AirbenchNetwork.FAMILY,
        Optional.ofNullable(widths).orElse(network.widths()),
        Optional.ofNullable(convolutions).orElse(network.convolutions()));
  }
}
