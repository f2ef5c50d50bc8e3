package dev.spotter.bot.caption;

import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.taught.TaughtLabel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of what the bot says about its lessons. Pure functions. */
public final class LessonAnswers {

  private static final String HOW =
      "answer a photo, or my caption, with \"that's a cat\" or \"this is Rex\"";

  private LessonAnswers() {}

  /** Returns what to say to a lesson; empty when nothing has to be said. */
  public static Optional<String> to(LessonOutcome outcome) {
    String it = DisplayName.clean(outcome.phrase());
    return Optional.ofNullable(
        switch (outcome.kind()) {
          case TAUGHT ->
              "Noted: " + it + "." + outcome.label().map(LessonAnswers::known).orElse("");
          case CORRECTED -> it.isEmpty() ? "Noted, thank you." : "Noted: " + it + ".";
          case AGREED, UNKNOWN -> null;
          case NEAR_COPY ->
              "I know that photo of %s already. Show me another, from another side.".formatted(it);
          case NOT_ALLOWED ->
              "Here only those whose photo it is, or who run this conversation, may teach me that.";
          case OPTED_OUT ->
              "I keep nothing of photos, or of people, that I was told to leave alone.";
          case TOO_FAST -> "That is a lot for one hour. Please go on later.";
          case TOO_MANY_LABELS ->
              "I know as many names here as I may. \"forget\" one first, such as \"forget Rex\".";
          case TOO_MANY_LESSONS ->
              "I have kept as many lessons here as I may. \"forget\" some first, such as \"forget"
                  + " Rex\".";
          case CANNOT_LEARN -> "The model I look with cannot learn in a chat.";
          case WHICH ->
              "Which of the photos? Tell me so: \"the second one is a cat\", \"the last one is"
                  + " Rex\".";
          case WHAT -> "What is it? Tell me so: \"that's a cat\", \"this is Rex\".";
          case NO_CAPTION -> "I do not know that photo. To teach me, " + HOW + ".";
          case NO_PICTURE -> "I cannot get that photo any more, so I cannot learn from it.";
        });
  }

  private static String known(TaughtLabel label) {
    return " I know %s from %s.%s%s"
        .formatted(
            DisplayName.clean(label.label()),
            photos(label.pictures()),
            label.morePictures() ? more(label.pictures()) : "",
            label
                .confusedWith()
                .map(other -> " I still mix it up with " + said(other) + ".")
                .orElse(""));
  }

  private static String said(String label) {
    return Wording.ENGLISH.keys().contains(label)
        ? Wording.ENGLISH.phrase(label)
        : DisplayName.clean(label);
  }

  private static String more(int pictures) {
    return pictures == 1
        ? " Show me two more, from another side."
        : " Show me another, from another side.";
  }

  private static String photos(int number) {
    return number == 1 ? "1 photo" : number + " photos";
  }

  /**
   * Returns what the bot knows.
   *
   * @param labels that were taught
   * @param corrections photos that were corrected
   * @param voided lessons that another model had
   */
  public static String known(List<TaughtLabel> labels, long corrections, int voided) {
    String forgotten =
        voided == 0
            ? ""
            : " I look with another model now, and what I was taught before it (%d) means nothing to it: please show me again."
                .formatted(voided);
    if (labels.isEmpty() && corrections == 0) {
      return "I was taught nothing here yet: " + HOW + "." + forgotten;
    }
    String names =
        labels.stream()
            .map(label -> known(label).strip().replaceFirst("^I know", ""))
            .map(String::strip)
            .collect(Collectors.joining(" "));
    String corrected =
        corrections == 0
            ? ""
            : " I was corrected on %s.".formatted(photos(Math.toIntExact(corrections)));
    return (labels.isEmpty() ? "I was taught no names here." : "I know " + names)
        + corrected
        + forgotten;
  }

  /** Returns the answer to "forget ...". */
  public static String forgotten(int number) {
    return switch (number) {
      case 0 -> "I had nothing of that to forget. \"what do you know\" tells what there is.";
      case 1 -> "Forgotten: 1 lesson.";
      default -> "Forgotten: " + number + " lessons.";
    };
  }

  /** Returns the answer to "undo". */
  public static String undone(boolean any) {
    return any
        ? "Undone: what you taught me last is forgotten."
        : "You have taught me nothing here that I could undo.";
  }

  /**
   * Returns the answer to "look again".
   *
   * @param looked how many photos' captions were looked at
   * @param changed captions that were edited
   * @param instead captions that say something else now and cannot be edited
   */
  public static String lookedAgain(int looked, int changed, List<String> instead) {
    if (looked == 0) {
      return "There is no photo here that I could look at again.";
    }
    if (!instead.isEmpty()) {
      return "I looked again. I would say now: " + String.join("; ", instead);
    }
    return changed == 0
        ? "I looked again, and stay with what I said."
        : changed == 1
            ? "I looked again and changed 1 caption."
            : "I looked again and changed " + changed + " captions.";
  }

  /** Returns what is said where nothing is learnt. */
  public static String switchedOff() {
    return "I do not learn here: the operator has switched it off.";
  }
}
