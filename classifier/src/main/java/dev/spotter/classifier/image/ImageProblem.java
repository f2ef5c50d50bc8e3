package dev.spotter.classifier.image;

import java.util.Locale;

/**
 * Why an image cannot be read: a code and the facts that belong to it. How that reads in a language
 * is said by {@code caption.Wording}.
 *
 * @param code the kind of problem
 * @param format the image's format in lower case: one of a score of names, or {@link #UNKNOWN}
 * @param width in pixels, when there are too many of them; else 0
 * @param height in pixels, when there are too many of them; else 0
 * @param limit the most that is allowed of what is too large, bytes or pixels; else 0
 */
public record ImageProblem(Code code, String format, int width, int height, long limit) {

  /** The format of bytes that start like no image. */
  public static final String UNKNOWN = "unknown";

  /** The kinds of problems; stable names, fit for a metric's label. */
  public enum Code {
    /** No bytes at all. */
    EMPTY,
    /** The bytes start like no image format this project reads. */
    UNSUPPORTED_FORMAT,
    /** More bytes or more pixels than the limits allow. */
    TOO_LARGE,
    /** Starts like an image, but cannot be decoded. */
    CORRUPT,
    /** Decoding takes more time or memory than one image may. */
    TOO_COSTLY;

    /** Returns the name in lower case, as metrics have it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns a problem that says all by its code and the format. */
  static ImageProblem of(Code code, String format) {
    return new ImageProblem(code, format, 0, 0, 0);
  }

  static ImageProblem tooManyBytes(long limit) {
    return new ImageProblem(Code.TOO_LARGE, UNKNOWN, 0, 0, limit);
  }

  static ImageProblem tooManyPixels(String format, int width, int height, long limit) {
    return new ImageProblem(Code.TOO_LARGE, format, width, height, limit);
  }

  /** Returns the code and the format, for logs. */
  @Override
  public String toString() {
    return code.label() + " (" + format + ")";
  }
}
