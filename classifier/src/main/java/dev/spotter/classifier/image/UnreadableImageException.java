package dev.spotter.classifier.image;

/** Thrown when bytes cannot be turned into pixels; says why as a code, not in words. */
public final class UnreadableImageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ImageProblem problem;

  /**
   * Creates the exception.
   *
   * @param problem why the image cannot be read
   */
  public UnreadableImageException(ImageProblem problem) {
    this(problem, null);
  }

  /**
   * Creates the exception.
   *
   * @param problem why the image cannot be read
   * @param cause what the decoder threw, or null
   */
  public UnreadableImageException(ImageProblem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  /** Returns why the image cannot be read. */
  public ImageProblem problem() {
    return problem;
  }
}
