package dev.spotter.classifier.data;

import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * A picture file and what it shows.
 *
 * @param file where it lies
 * @param name what to call it in messages and reports
 * @param label what it shows
 */
record LabelledFile(Path file, String name, String label) {

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

  /**
   * Brings the label into one form of writing: composed (Unicode's NFC, for a Mac takes letters
   * apart), without what nobody sees, blanks of all kinds as one blank.
   */
  LabelledFile {
    String seen = INVISIBLE.matcher(Normalizer.normalize(label, Form.NFC)).replaceAll("");
    label = BLANKS.matcher(seen).replaceAll(" ").strip();
  }
}
