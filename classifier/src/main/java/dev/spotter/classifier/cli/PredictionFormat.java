package dev.spotter.classifier.cli;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.PredictionJson;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.image.FoundFiles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How a prediction becomes a line. */
interface PredictionFormat {

  /**
   * A JSON object: {@code file, label, said, caption, confidence, probabilities}, or {@code file,
   * error}.
   */
  PredictionFormat JSON =
      prediction ->
          prediction
              .result()
              .map(result -> PredictionJson.of(prediction.file(), result))
              .orElseGet(() -> PredictionJson.failed(prediction.file(), prediction.error()))
              .toString();

  /** Returns the line, without its end. */
  String line(Prediction prediction);

  /**
   * Returns a format of columns wide enough for all, such as {@code dog1.jpg dog 0.97}.
   *
   * @param folder files in it are named from there on; empty to name all as they were given
   * @param files that will come
   * @param words that may be said
   */
  static PredictionFormat aligned(
      Optional<Path> folder, List<Path> files, Collection<String> words) {
    UnaryOperator<String> name =
        file -> file.substring(folder.map(from -> prefix(from, file)).orElse(0));
    String fileColumn = "%-" + widest(files.stream().map(FoundFiles::text).map(name)) + "s  ";
    String labelColumn = "%-" + widest(words.stream()) + "s  %.2f";
    return prediction ->
        String.format(Locale.ROOT, fileColumn, name.apply(prediction.file()))
            + prediction
                .result()
                .map(result -> answer(labelColumn, result))
                .orElseGet(() -> "error: " + prediction.error());
  }

  /** Returns how much of a file's name is that of its folder. */
  private static int prefix(Path folder, String file) {
    String start = folder + folder.getFileSystem().getSeparator();
    return file.startsWith(start) ? start.length() : 0;
  }

  private static String answer(String format, Classification result) {
    return String.format(
        Locale.ROOT,
        format,
        Wording.ENGLISH.said(result.answer()).orElse("-"),
        result.confidence());
  }

  private static int widest(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(1);
  }
}
