package dev.spotter.bot.caption;

import dev.spotter.classifier.caption.Messages;
import dev.spotter.classifier.caption.Phrase;
import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.taught.TaughtLabel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the bot says about its lessons, in one language. Pure functions.
 *
 * @param wording words for what pictures show
 * @param messages the sentences
 */
public record LessonAnswers(Wording wording, Messages messages) {

  private static final Phrase NOTHING = new Phrase("", "");
  private static final String NONE = "none";

  /** Returns what to say to a lesson; empty when nothing has to be said. */
  public Optional<String> to(LessonOutcome outcome) {
    Phrase it = thing(outcome.about());
    return Optional.ofNullable(
        switch (outcome.kind()) {
          case AGREED, UNKNOWN -> null;
          case TAUGHT -> sentences(Stream.of(about("noted", it)), outcome.label());
          case CORRECTED ->
              it.equals(NOTHING) ? messages.format("lesson.thanks") : about("noted", it);
          default -> about(outcome.kind().name().toLowerCase(Locale.ROOT), it);
        });
  }

  private String about(String key, Phrase it) {
    return messages.format("lesson." + key, Map.of("it", it.plain(), "itOf", it.ofPhoto()));
  }

  /** What people taught in their own words is made fit for a line first. */
  private Phrase thing(Answer answer) {
    return answer.phrase().isPresent()
        ? answer.phrase().map(this::own).orElseThrow()
        : wording.thing(answer).orElse(NOTHING);
  }

  private Phrase own(String words) {
    return DisplayName.clean(words).map(wording::own).orElse(NOTHING);
  }

  private String sentences(Stream<String> first, Optional<TaughtLabel> label) {
    return Stream.concat(first, label.map(this::known).stream()).collect(Collectors.joining(" "));
  }

  private String known(TaughtLabel label) {
    Phrase mixed = label.confusedWith().map(this::said).orElse(new Phrase(NONE, NONE));
    return messages.format(
        "known.label",
        Map.of(
            "label", own(label.label()).plain(),
            "count", label.pictures(),
            "more", label.morePictures() ? "yes" : "no",
            "mixed", mixed.plain(),
            "mixedOf", mixed.ofPhoto()));
  }

  private Phrase said(String label) {
    return wording.keys().contains(label) ? wording.phrase(label) : own(label);
  }

  /**
   * Returns what the bot knows.
   *
   * @param labels that were taught
   * @param corrections photos that were corrected
   * @param voided lessons that another model had
   */
  public String known(List<TaughtLabel> labels, long corrections, int voided) {
    Stream<String> forgotten =
        voided == 0
            ? Stream.empty()
            : Stream.of(messages.format("known.voided", Map.of("count", voided)));
    if (labels.isEmpty() && corrections == 0) {
      return joined(Stream.of(Stream.of(messages.format("known.nothing")), forgotten));
    }
    Stream<String> names =
        labels.isEmpty()
            ? Stream.of(messages.format("known.none"))
            : labels.stream().map(this::known);
    Stream<String> corrected =
        corrections == 0
            ? Stream.empty()
            : Stream.of(messages.format("known.corrected", Map.of("count", corrections)));
    return joined(Stream.of(names, corrected, forgotten));
  }

  private static String joined(Stream<Stream<String>> sentences) {
    return sentences.flatMap(all -> all).collect(Collectors.joining(" "));
  }

  /** Returns the answer to "forget ...". */
  public String forgotten(int number) {
    return messages.format("forgotten", Map.of("count", number));
  }

  /** Returns the answer to "undo". */
  public String undone(boolean any) {
    return messages.format(any ? "undone.yes" : "undone.no");
  }

  /**
   * Returns the answer to "look again".
   *
   * @param looked how many photos' captions were looked at
   * @param changed captions that were edited
   * @param instead captions that say something else now and cannot be edited
   */
  public String lookedAgain(int looked, int changed, List<String> instead) {
    if (looked == 0) {
      return messages.format("again.none");
    }
    return instead.isEmpty()
        ? messages.format("again.changed", Map.of("count", changed))
        : messages.format("again.instead", Map.of("captions", String.join("; ", instead)));
  }

  /** Returns what is said where nothing is learnt. */
  public String switchedOff() {
    return messages.format("switched.off");
  }
}
