package dev.spotter.classifier.cli;

import dev.spotter.classifier.training.ImageTransform;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** The switches for transforms of training images. */
final class ImageTransformOptions {

  @Option(
      names = "--flip",
      negatable = true,
      description = "mirror images left to right (default: on; switch off for text and digits)")
  private Boolean flip;

  @Option(
      names = "--crop",
      negatable = true,
      description = "show parts of images (default: on for your own pictures)")
  private Boolean crop;

  @Option(
      names = "--rotate",
      negatable = true,
      description = "turn images by up to 15 degrees (default: off)")
  private Boolean rotate;

  @Option(
      names = {"--colour", "--color"},
      negatable = true,
      description = "change brightness, contrast and colours (default: off)")
  private Boolean colour;

  @Option(names = "--blur", negatable = true, description = "soften images (default: off)")
  private Boolean blur;

  @Option(names = "--noise", negatable = true, description = "add grain (default: off)")
  private Boolean noise;

  /**
   * Returns what is switched on.
   *
   * @param own whether the images are a user's own pictures
   */
  Set<ImageTransform> chosen(boolean own) {
    Set<ImageTransform> chosen = EnumSet.noneOf(ImageTransform.class);
    add(chosen, ImageTransform.FLIP, flip, true);
    add(chosen, ImageTransform.CROP, crop, own);
    add(chosen, ImageTransform.ROTATE, rotate, false);
    add(chosen, ImageTransform.COLOUR, colour, false);
    add(chosen, ImageTransform.BLUR, blur, false);
    add(chosen, ImageTransform.NOISE, noise, false);
    return chosen;
  }

  private static void add(
      Set<ImageTransform> chosen, ImageTransform transform, Boolean said, boolean otherwise) {
    if (said == null ? otherwise : said) {
      chosen.add(transform);
    }
  }
}
