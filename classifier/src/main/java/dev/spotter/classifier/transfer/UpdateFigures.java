package dev.spotter.classifier.transfer;

import java.util.Locale;
import java.util.Optional;

/**
 * What an update changes: accuracies from 0 to 1, before and after it.
 *
 * @param corrections pictures that it learnt from
 * @param correctedBefore share of them answered right before
 * @param corrected likewise after
 * @param heldOut pictures that it did not learn from
 * @param accuracyBefore share of them answered right before
 * @param accuracy likewise after
 */
public record UpdateFigures(
    int corrections,
    double correctedBefore,
    double corrected,
    int heldOut,
    double accuracyBefore,
    double accuracy) {

  /** How much of the held-out pictures' accuracy an update may cost. */
  public static final double MOST_LOST = 0.003;

  /** Rounding is no loss. */
  private static final double EPSILON = 1e-9;

  /** Returns why the model may not be replaced; empty when it may. */
  public Optional<String> refusal() {
    if (lost() > MOST_LOST + EPSILON) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "it is worse: %.2f %% of %d held-out pictures are answered right, and %.2f %% were"
                  + " before; %.1f points may be lost",
              100 * accuracy,
              heldOut,
              100 * accuracyBefore,
              100 * MOST_LOST));
    }
    return corrected > correctedBefore + EPSILON
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "it is no better on the %d corrections: %.1f %% of them are answered right, and"
                    + " %.1f %% were before",
                corrections,
                100 * corrected,
                100 * correctedBefore));
  }

  /** Returns the figures in words. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d corrections: %.1f %% right, before %.1f %%; %d held-out pictures: %.2f %%, before"
            + " %.2f %%",
        corrections,
        100 * corrected,
        100 * correctedBefore,
        heldOut,
        100 * accuracy,
        100 * accuracyBefore);
  }

  /** Returns what of the held-out pictures' accuracy is lost; below 0 when it is gained. */
  double lost() {
    return accuracyBefore - accuracy;
  }
}
