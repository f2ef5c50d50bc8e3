package dev.spotter.classifier.network;

/** What a loaded network puts out, a row an image. */
public enum NetworkOutput {

  /** What the last layer sees, and what it makes of it: one number a label. */
  FEATURES_AND_LOGITS,

  /** What other labels are taught on, see {@link AirbenchNetwork#transferFeatures}. */
  FEATURES,

  /** What an imported network classifies by: logits, or features before them where it has both. */
  IMPORTED
}
