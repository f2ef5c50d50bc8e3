package dev.spotter.classifier.report;

import dev.spotter.classifier.data.Finding;
import java.util.List;

/**
 * What a check found.
 *
 * @param title the heading
 * @param text how to read it; may be empty
 * @param findings the gravest first; without any the check was passed
 */
public record Findings(String title, String text, List<Finding> findings) implements Section {

  /** Makes the list unmodifiable. */
  public Findings {
    findings = List.copyOf(findings);
  }

  @Override
  public boolean wide() {
    return true;
  }
}
