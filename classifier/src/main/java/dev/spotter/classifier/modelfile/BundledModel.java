package dev.spotter.classifier.modelfile;

import java.util.Locale;

/** The models that ship inside this jar; README.md compares them. */
public enum BundledModel {

  /** Several networks side by side: the best answers. */
  ACCURATE,

  /** One network: a quarter of the work. */
  SMALL;

  /** Returns the name by which commands and settings choose it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
