package dev.spotter.classifier.image;

import java.util.List;

/**
 * One picture as a model gets to see it: one or more views of it, all of the model's input size.
 *
 * @param views at least one
 */
public record Photo(List<Pixels> views) {

  /** Copies {@code views}. */
  public Photo {
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
  public static Photo of(Pixels pixels) {
    return new Photo(List.of(pixels));
  }
}
