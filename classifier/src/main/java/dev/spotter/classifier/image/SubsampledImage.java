package dev.spotter.classifier.image;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A picture decoded with source subsampling: only every n-th pixel was kept.
 *
 * @param image what was kept; it need not have the proportions of the picture
 * @param width of the picture itself, in pixels
 * @param height of the picture itself, in pixels
 * @param profile what the numbers of {@code image} mean, unless that is sRGB
 */
record SubsampledImage(
    BufferedImage image, int width, int height, Optional<ColourProfile> profile) {

  /** Returns the long side divided by the short one. */
  double aspect() {
    return Math.max(width, height) / (double) Math.min(width, height);
  }
}
