package dev.spotter.classifier.modelfile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The models that ship inside this jar; README.md compares them. */
public enum BundledModel {

  /** A hundred and ten labels and their wider words: for photos as people post them. */
  EVERYDAY,

  /** CIFAR-10's ten labels, several networks side by side: the best answers among those. */
  ACCURATE,

  /** CIFAR-10's ten labels, one network: a quarter of the work. */
  SMALL;

  /** What is used when nobody chose. */
  public static final BundledModel DEFAULT = ACCURATE;

  /** Returns all names by which they are chosen, as in "everyday, accurate or small". */
  public static String ids() {
    return EVERYDAY.id() + ", " + ACCURATE.id() + " or " + SMALL.id();
  }

  /**
   * Finds a model by its name.
   *
   * @return the model; empty when none is called so
   */
  public static Optional<BundledModel> named(String id) {
    return Arrays.stream(values()).filter(model -> model.id().equals(id)).findFirst();
  }

  /** Returns the name by which commands and settings choose it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
