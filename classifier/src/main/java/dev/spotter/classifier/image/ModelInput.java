package dev.spotter.classifier.image;

import java.util.List;

/**
 * One picture, decoded and scaled to a model's input: one or more views, all of the same size.
 *
 * @param views at least one
 */
public record ModelInput(List<Pixels> views) {

  /** Copies {@code views}. */
  public ModelInput {
    views = List.copyOf(views);
    if (views.isEmpty()) {
      throw new IllegalArgumentException("a photo needs a view");
    }
  }

  /**
   * Returns a picture that is looked at once, as it is.
   *
   * @param pixels of the model's input size
   */
  public static ModelInput of(Pixels pixels) {
    return new ModelInput(List.of(pixels));
  }

  /** Returns the picture as in a mirror, in as many views. */
  public ModelInput mirrored() {
    return new ModelInput(views.stream().map(Pixels::mirrored).toList());
  }
}
