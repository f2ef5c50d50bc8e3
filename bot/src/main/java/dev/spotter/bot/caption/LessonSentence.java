package dev.spotter.bot.caption;

import java.util.List;
import java.util.Optional;

/**
 * What a sentence says that a photo shows, before anybody looks whether there is such a label.
 *
 * @param picture which of several photos is meant, from 0; {@link #LAST} is the last one
 * @param claims what it is and what it is not; at least one
 */
public record LessonSentence(Optional<Integer> picture, List<Claim> claims) {

  /** The last of several photos. */
  public static final int LAST = -1;

  /** Copies {@code claims}. */
  public LessonSentence {
    claims = List.copyOf(claims);
  }

  /** Returns whether it may be about something else, unless it names a label that there is. */
  public boolean mayBeChatter() {
    return claims.stream()
        .allMatch(
            claim ->
                claim.is() && claim.what().filter(it -> it.form() == Form.KNOWN_ONLY).isPresent());
  }

  /**
   * One thing that a photo shows or does not.
   *
   * @param is whether it does
   * @param what the thing; empty for what the caption says
   */
  public record Claim(boolean is, Optional<Thing> what) {}

  /** How sure the words are meant as a label. */
  public enum Form {
    /** A noun with its article; it may be new. */
    NOUN,
    /** A name; it may be new. */
    NAME,
    /** Words that mean a label only when there is one of that name. */
    KNOWN_ONLY
  }

  /**
   * A thing.
   *
   * @param words the noun or name without its article, as written
   * @param form how it was said
   * @param kind the noun beside a name, such as "boat" of "our boat Calypso"; the label or wider
   *     word that it names, where its language's tables know that
   * @param label the label or wider word that the words name by their language's tables: "cat" of
   *     "Katze"; empty in English
   * @param phrase the noun with its article, as written; empty in English, which has rules for it
   */
  public record Thing(
      String words,
      Form form,
      Optional<String> kind,
      Optional<String> label,
      Optional<String> phrase) {}
}
