package dev.spotter.classifier.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names with what they stand for, such as the head of a model card.
 *
 * @param title the heading
 * @param text how to read it; may be empty
 * @param facts name to value, in reading order
 */
public record Facts(String title, String text, Map<String, String> facts) implements Section {

  /** Makes the facts unmodifiable. */
  public Facts {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  @Override
  public boolean wide() {
    return true;
  }
}
