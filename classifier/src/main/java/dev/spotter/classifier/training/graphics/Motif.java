package dev.spotter.classifier.training.graphics;

/** Strategy: one kind of picture that shows no thing. Draws differently each time. */
@FunctionalInterface
interface Motif {

  /** Draws over all of the canvas. */
  void draw(Canvas canvas);
}
