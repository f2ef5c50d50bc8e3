package dev.spotter.sim.scenario;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One step of a scenario: a member posts something in a conversation, or several steps happen at
 * the same time. Exactly one of {@code sample}, {@code file}, {@code text} and {@code parallel} is
 * given.
 *
 * @param by the member's name
 * @param in the conversation's name
 * @param sample name of a sample picture, or {@code any}
 * @param file a file to upload, relative to the scenario's folder
 * @param text words to post
 * @param caption what the bot is to answer to a photo; any caption when left out
 * @param times how often to do this, one after the other, 1 to 10,000; 1 when left out
 * @param parallel steps to do at the same time
 */
public record Step(
    String by,
    String in,
    String sample,
    String file,
    String text,
    CaptionRule caption,
    Integer times,
    List<Step> parallel) {

  private static final int MAX_TIMES = 10_000;

  /**
   * Fills in what was left out.
   *
   * @throws IllegalArgumentException when keys are missing or exclude each other
   */
  public Step {
    times = Objects.requireNonNullElse(times, 1);
    if (times < 1 || times > MAX_TIMES) {
      throw new IllegalArgumentException("times: must be 1 to " + MAX_TIMES + ", not " + times);
    }
    if (Stream.of(sample, file, text, parallel).filter(Objects::nonNull).count() != 1) {
      throw new IllegalArgumentException(
          "a step has exactly one of sample, file, text and parallel");
    }
    if (parallel == null && (by == null || in == null)) {
      throw new IllegalArgumentException("a step says by whom and in which conversation");
    }
    if (caption != null && (text != null || parallel != null)) {
      throw new IllegalArgumentException("caption: only a sample or a file has one");
    }
    caption = Objects.requireNonNullElse(caption, CaptionRule.ANY);
  }

  /**
   * Tells whether this step uploads something.
   *
   * @return whether it is a sample or a file
   */
  public boolean isPhoto() {
    return sample != null || file != null;
  }
}
