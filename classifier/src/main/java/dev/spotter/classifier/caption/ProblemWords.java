package dev.spotter.classifier.caption;

import com.ibm.icu.util.ULocale;
import dev.spotter.classifier.image.ImageProblem;
import java.util.Locale;
import java.util.Map;

/** The words for images that cannot be read, for operators: in English. Stateless. */
final class ProblemWords {

  private static final Messages WORDS =
      Messages.of(ProblemWords.class, "problems", Locale.ENGLISH, ULocale.ENGLISH);
  private static final long MILLION = 1_000_000;

  private ProblemWords() {}

  static String of(ImageProblem problem) {
    boolean known = !problem.format().equals(ImageProblem.UNKNOWN);
    String key =
        switch (problem.code()) {
          case EMPTY -> "empty";
          case UNSUPPORTED_FORMAT -> known ? "unsupported" : "unknown";
          case TOO_LARGE -> problem.width() == 0 ? "bytes" : "pixels";
          case CORRUPT -> "corrupt";
          case TOO_COSTLY -> "costly";
        };
    return WORDS.format(
        key,
        Map.of(
            "format", problem.format().toUpperCase(Locale.ROOT),
            "width", problem.width(),
            "height", problem.height(),
            "millions", problem.limit() / MILLION));
  }
}
