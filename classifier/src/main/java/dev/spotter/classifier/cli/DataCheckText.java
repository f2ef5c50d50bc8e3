package dev.spotter.classifier.cli;

import dev.spotter.classifier.data.Finding;
import java.util.List;
import java.util.Locale;

/**
 * What the data check found, for people to read; {@link #toString()} gives the text.
 *
 * @param findings the gravest first
 */
record DataCheckText(List<Finding> findings) {

  private static final int DETAILS = 10;

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("Data check: ").append(findings.isEmpty() ? "nothing was found\n" : "\n");
    findings.forEach(finding -> add(text, finding));
    return text.toString();
  }

  private static void add(StringBuilder text, Finding finding) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    text.append("  ").append(severity).append(": ").append(finding.title()).append('\n');
    List<String> details = finding.details();
    details.stream()
        .limit(DETAILS)
        .forEach(detail -> text.append("      ").append(detail).append('\n'));
    if (details.size() > DETAILS) {
      text.append("      and ").append(details.size() - DETAILS).append(" more, see the report\n");
    }
    text.append("    ").append(finding.advice()).append('\n');
  }
}
