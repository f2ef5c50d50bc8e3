package dev.spotter.classifier.evaluation.hedging;

import dev.spotter.classifier.evaluation.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A way to choose the word to say, with the settings that are tried.
 *
 * @param <S> its settings
 */
interface HedgingMethod<S extends HedgingMethod.Setting> {

  /** One setting of a method; its {@code toString} is how it is written down. */
  interface Setting {

    /** Returns what becomes of a photo. */
    Outcome on(HedgedPhoto photo);
  }

  /** Returns the method's name, in a few words. */
  String name();

  /** Returns the settings to choose from. */
  List<S> settings();

  /** Returns numbers from one to another, both included, in equal steps. */
  static List<Double> steps(double from, double to, double step) {
    int count = (int) Math.round((to - from) / step) + 1;
    return IntStream.range(0, count)
        .mapToObj(i -> Math.round((from + i * step) * 1e6) / 1e6)
        .toList();
  }
}
