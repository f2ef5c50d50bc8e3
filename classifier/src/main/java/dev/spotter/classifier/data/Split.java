package dev.spotter.classifier.data;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parts that data sets come in, by the names that their folders have. */
public enum Split {
  /** Images to learn from. */
  TRAIN("train(ing|_?set)?"),
  /** Images to watch a training by and to choose by. */
  VALIDATION("val(id|idation|_?set)?|dev|eval"),
  /** Images for the final figure only. */
  TEST("test(ing|_?set)?");

  private final Pattern names;

  Split(String names) {
    this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
  }

  /** Returns the part that a folder of this name holds. */
  static Optional<Split> named(String folder) {
    return Stream.of(values()).filter(split -> split.names.matcher(folder).matches()).findFirst();
  }
}
