package dev.spotter.classifier.data;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parts that data sets come in, by the names that their folders have. */
public enum Split {
  /** Images to learn from. */
  TRAIN("train", "training", "trainset", "train_set"),
  /** Images to watch a training by and to choose by. */
  VALIDATION("val", "valid", "validation", "dev", "eval", "valset", "val_set"),
  /** Images for the final figure only. */
  TEST("test", "testing", "testset", "test_set");

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> names;

  Split(String... names) {
    this.names = Set.of(names);
  }

  /** Returns the part that a folder of this name holds. */
  static Optional<Split> named(String folder) {
    return Stream.of(values())
        .filter(split -> split.names.contains(folder.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
