package dev.spotter.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a scenario: a member posts something in a conversation, several steps happen at the
 * same time, or the platform begins to refuse posts. Exactly one of {@code sample}, {@code file},
 * {@code files}, {@code text}, {@code parallel} and {@code throttle} is given.
 *
 * @param by the member's name
 * @param in the conversation's name
 * @param sample name of a sample picture, or {@code any}
 * @param file a file to upload, relative to the scenario's folder
 * @param files several of these in one message: what has a dot in it is a file, the others samples
 * @param text words to post
 * @param thread name of the thread to post in; the first step that names it begins it
 * @param deleted whether the files are deleted before the bot hears of them; no when left out
 * @param caption what the bot is to answer to a photo; any caption when left out
 * @param times how often to do this, one after the other, 1 to 10,000; 1 when left out
 * @param parallel steps to do at the same time
 * @param throttle so many of the bot's next posts are refused as too many, 1 to 100
 * @param retryAfter how long a refused bot is asked to wait; 1 second when left out
 */
public record Step(
    String by,
    String in,
    String sample,
    String file,
    List<String> files,
    String text,
    String thread,
    Boolean deleted,
    CaptionRule caption,
    Integer times,
    List<Step> parallel,
    Integer throttle,
    Duration retryAfter) {

  private static final int MAX_TIMES = 10_000;
  private static final int MAX_THROTTLE = 100;

  /**
   * Fills in what was left out.
   *
   * @throws IllegalArgumentException when keys are missing or exclude each other
   */
  public Step {
    times = Objects.requireNonNullElse(times, 1);
    deleted = Objects.requireNonNullElse(deleted, false);
    retryAfter = Objects.requireNonNullElse(retryAfter, Duration.ofSeconds(1));
    if (times < 1 || times > MAX_TIMES) {
      throw new IllegalArgumentException("times: must be 1 to " + MAX_TIMES + ", not " + times);
    }
    if (throttle != null && (throttle < 1 || throttle > MAX_THROTTLE)) {
      throw new IllegalArgumentException(
          "throttle: must be 1 to " + MAX_THROTTLE + ", not " + throttle);
    }
    boolean upload = Stream.of(sample, file, files).anyMatch(Objects::nonNull);
    if (Stream.of(sample, file, files, text, parallel, throttle).filter(Objects::nonNull).count()
        != 1) {
      throw new IllegalArgumentException(
          "a step has exactly one of sample, file, files, text, parallel and throttle");
    }
    if ((upload || text != null) && (by == null || in == null)) {
      throw new IllegalArgumentException("a step says by whom and in which conversation");
    }
    if ((caption != null || deleted) && !upload) {
      throw new IllegalArgumentException("caption and deleted: only samples and files have them");
    }
    caption = Objects.requireNonNullElse(caption, CaptionRule.ANY);
  }

  /**
   * Tells whether this step posts something itself.
   *
   * @return whether it is words or an upload
   */
  public boolean posts() {
    return parallel == null && throttle == null;
  }

  /**
   * Returns what this step uploads.
   *
   * @return names of samples and files, empty when it uploads nothing
   */
  public List<String> uploads() {
    return files != null
        ? files
        : Optional.ofNullable(sample).or(() -> Optional.ofNullable(file)).stream().toList();
  }

  /**
   * Tells whether an item of {@link #uploads} is a file rather than a sample.
   *
   * @param name the item
   * @return whether it is a file
   */
  boolean isFile(String name) {
    return files != null ? name.contains(".") : file != null;
  }
}
