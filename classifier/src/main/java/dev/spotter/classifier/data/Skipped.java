package dev.spotter.classifier.data;

/**
 * Something in a data set that could not be used and was passed over.
 *
 * @param what the file, the folder or the table's line
 * @param reason why, as a person would want to read it
 */
public record Skipped(String what, String reason) {

  @Override
  public String toString() {
    return what + ": " + reason;
  }
}
