package dev.spotter.classifier.data;

/** The two halves every benchmark data set comes in. */
public enum Split {
  /** Images to learn from and to choose by. */
  TRAIN,
  /** Images for the final figure only. */
  TEST
}
