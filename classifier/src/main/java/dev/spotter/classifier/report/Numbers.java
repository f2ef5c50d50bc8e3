package dev.spotter.classifier.report;

import java.util.Locale;

/** How figures are written; what is not known is a dash. */
public final class Numbers {

  private static final String UNKNOWN = "-";

  private Numbers() {}

  /** Returns a share, 0 to 1, as per cent with two decimals: "94.06 %". */
  public static String percent(Double share) {
    return share == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** Returns a number with four decimals: "0.4008". */
  public static String decimal(Double value) {
    return value == null ? UNKNOWN : String.format(Locale.ROOT, "%.4f", value);
  }

  /** Returns a count with its thousands apart: "10,000". */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
