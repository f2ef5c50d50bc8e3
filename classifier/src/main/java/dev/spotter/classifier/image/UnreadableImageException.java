package dev.spotter.classifier.image;

/** Thrown when bytes cannot be turned into pixels; says why in words fit for a person. */
public final class UnreadableImageException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why an image could not be read; stable names, fit for a metric's label. */
  public enum Reason {
    /** No bytes at all. */
    EMPTY,
    /** The bytes start like no image format this project reads. */
    UNSUPPORTED_FORMAT,
    /** More bytes or more pixels than the limits allow. */
    TOO_LARGE,
    /** Starts like an image, but cannot be decoded. */
    CORRUPT,
    /** Decoding takes more time or memory than one image may. */
    TOO_COSTLY
  }

  private static final String UNKNOWN = "unknown";

  private final Reason reason;
  private final String format;

  /**
   * Creates the exception for bytes of an unknown format.
   *
   * @param reason the kind of failure
   * @param message what is wrong, as a person would want to read it
   */
  public UnreadableImageException(Reason reason, String message) {
    this(reason, UNKNOWN, message, null);
  }

  /**
   * Creates the exception.
   *
   * @param reason the kind of failure
   * @param format the image's format in lower case
   * @param message what is wrong, as a person would want to read it
   * @param cause what the decoder threw, or null
   */
  public UnreadableImageException(Reason reason, String format, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.format = format;
  }

  /** Returns the kind of failure. */
  public Reason reason() {
    return reason;
  }

  /** Returns the image's format in lower case: one of a dozen names, or "unknown". */
  public String format() {
    return format;
  }
}
