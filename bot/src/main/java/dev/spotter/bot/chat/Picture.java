package dev.spotter.bot.chat;

import java.util.List;
import java.util.Optional;

/**
 * One picture in every size that the platform offers.
 *
 * @param renditions the same picture in several sizes, smallest first; may be empty when the
 *     platform has to be asked for addresses first
 * @param reference the platform's own id of the file, when it has one
 * @param guessed whether the platform did not say that it is a picture, so that its bytes decide:
 *     one whose bytes start like no image is none, and gets no answer
 * @param spoiler whether the uploader hid it from those who do not want to know what it shows
 * @param forwarded whether it was posted elsewhere before, and passed on
 */
public record Picture(
    List<Rendition> renditions,
    Optional<String> reference,
    boolean guessed,
    boolean spoiler,
    boolean forwarded) {

  /** Copies {@code renditions}. */
  public Picture {
    renditions = List.copyOf(renditions);
  }

  /** Creates what is neither hidden nor forwarded. */
  public Picture(List<Rendition> renditions, Optional<String> reference, boolean guessed) {
    this(renditions, reference, guessed, false, false);
  }

  /** Creates what the platform says is a picture. */
  public Picture(List<Rendition> renditions, Optional<String> reference) {
    this(renditions, reference, false);
  }

  /**
   * One size of a picture.
   *
   * @param url where its bytes are: an address, or what the platform gives an address for
   * @param shortSide the shorter of width and height in pixels, when known
   * @param bytes length of the encoded picture, when known
   */
  public record Rendition(String url, Optional<Integer> shortSide, Optional<Long> bytes) {}
}
