package dev.spotter.classifier.cli;

import dev.spotter.classifier.Classification;
import java.util.Optional;

/**
 * What came of one file: a classification or an error.
 *
 * @param file its path, as the user would write it
 * @param result empty when the file could not be read
 * @param error why not; empty when it could
 */
record Prediction(String file, Optional<Classification> result, String error) {

  static Prediction of(String file, Classification result) {
    return new Prediction(file, Optional.of(result), "");
  }

  static Prediction failed(String file, String error) {
    return new Prediction(file, Optional.empty(), error);
  }
}
