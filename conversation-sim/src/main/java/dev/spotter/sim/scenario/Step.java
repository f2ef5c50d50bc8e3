package dev.spotter.sim.scenario;

import dev.spotter.sim.chat.Emoji;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a scenario: a member posts something in a conversation, several steps happen at the
 * same time, or something happens to the platform or the bot. Exactly one of {@code sample}, {@code
 * file}, {@code files}, {@code text}, {@code reply}, {@code react}, {@code parallel}, {@code
 * throttle} and {@code restart} is given.
 *
 * @param by the member's name
 * @param in the conversation's name
 * @param sample name of a sample picture, or {@code any}
 * @param file a file to upload, relative to the scenario's folder
 * @param files several of these in one message: what has a dot in it is a file, the others samples
 * @param text words to post
 * @param reply words to reply to the bot's last message in the conversation
 * @param react short name of an emoji to react by to the bot's last message there
 * @param thread name of the thread to post in; the first step that names it begins it
 * @param deleted whether the files are deleted before the bot hears of them; no when left out
 * @param caption what the bot is to answer to a photo; any caption when left out
 * @param answer what the bot is to answer to words or to a reaction; nothing when left out
 * @param edited how the bot's message reads after a reply or a reaction; as before when left out
 * @param times how often to do this, one after the other, 1 to 10,000; 1 when left out
 * @param parallel steps to do at the same time
 * @param throttle so many of the bot's next posts are refused as too many, 1 to 100
 * @param retryAfter how long a refused bot is asked to wait; 1 second when left out
 * @param restart {@code bot}: it is killed and started again
 */
public record Step(
    String by,
    String in,
    String sample,
    String file,
    List<String> files,
    String text,
    String reply,
    String react,
    String thread,
    Boolean deleted,
    CaptionRule caption,
    AnswerRule answer,
    CaptionRule edited,
    Integer times,
    List<Step> parallel,
    Integer throttle,
    Duration retryAfter,
    String restart) {

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
    check(times >= 1 && times <= MAX_TIMES, "times: must be 1 to " + MAX_TIMES + ", not " + times);
    check(
        throttle == null || (throttle >= 1 && throttle <= MAX_THROTTLE),
        "throttle: must be 1 to " + MAX_THROTTLE + ", not " + throttle);
    boolean upload = any(sample, file, files);
    boolean answering = any(reply, react);
    check(
        count(sample, file, files, text, reply, react, parallel, throttle, restart) == 1,
        "a step has exactly one of sample, file, files, text, reply, react, parallel, throttle and"
            + " restart");
    check(
        any(parallel, throttle, restart) || (by != null && in != null),
        "a step says by whom and in which conversation");
    check(
        upload || (caption == null && !deleted),
        "caption and deleted: only samples and files have them");
    check(
        answer == null || answering || text != null,
        "answer: only texts, replies and reactions have one; a photo has a caption");
    check(edited == null || answering, "edited: only replies and reactions have it");
    check(thread == null || !answering, "thread: a reply is where the message is that it answers");
    check(restart == null || restart.equals("bot"), "restart: only the bot can be restarted");
    if (react != null) {
      check(!react.matches("\\d"), "react: write names such as \"+1\" between quotes");
      Emoji.named(react);
    }
    caption = Objects.requireNonNullElse(caption, CaptionRule.ANY);
    answer = Objects.requireNonNullElse(answer, AnswerRule.NONE);
  }

  private static void check(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static boolean any(Object... given) {
    return count(given) > 0;
  }

  private static long count(Object... given) {
    return Stream.of(given).filter(Objects::nonNull).count();
  }

  /**
   * Tells whether this step posts something itself.
   *
   * @return whether it is words, a reaction or an upload
   */
  public boolean posts() {
    return by != null;
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
