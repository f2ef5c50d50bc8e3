package dev.spotter.classifier.network;

/** What is wanted of a network. */
public enum NetworkOutput {

  /** One number a label. */
  LOGITS,

  /** What the layers before the last one see, to teach other labels on. */
  FEATURES
}
