package dev.spotter.classifier.cli;

import dev.spotter.classifier.training.Variation;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** The switches for varying training images. */
final class VariationOptions {

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
  Set<Variation> chosen(boolean own) {
    Set<Variation> chosen = EnumSet.noneOf(Variation.class);
    add(chosen, Variation.FLIP, flip, true);
    add(chosen, Variation.CROP, crop, own);
    add(chosen, Variation.ROTATE, rotate, false);
    add(chosen, Variation.COLOUR, colour, false);
    add(chosen, Variation.BLUR, blur, false);
    add(chosen, Variation.NOISE, noise, false);
    return chosen;
  }

  private static void add(
      Set<Variation> chosen, Variation variation, Boolean said, boolean otherwise) {
    if (said == null ? otherwise : said) {
      chosen.add(variation);
    }
  }
}
