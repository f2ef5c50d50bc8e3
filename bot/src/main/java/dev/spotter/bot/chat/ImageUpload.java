package dev.spotter.bot.chat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One message with pictures, as a platform's webhook told of it: what the inbox keeps. It holds no
 * credential, so it may be stored.
 *
 * @param platform the platform's name, as in the webhook's path
 * @param dedupeKey the platform's idempotency key for the event; unique within the platform
 * @param conversation where the message was posted and the caption goes
 * @param message the message's id in its conversation
 * @param sender the uploader's id on the platform
 * @param senderName the uploader's display name, when the event carried it
 * @param thread the thread or topic of the conversation that the message belongs to, if any: the
 *     caption goes there
 * @param group what messages share that belong together, such as an album whose pictures come as
 *     one message each; uploads of a conversation with the same group are answered by one caption
 * @param pictures the pictures of this message, in the message's order; at least one
 */
public record ImageUpload(
    String platform,
    String dedupeKey,
    String conversation,
    String message,
    String sender,
    Optional<String> senderName,
    Optional<String> thread,
    Optional<String> group,
    List<Picture> pictures) {

  /** Copies {@code pictures}. */
  public ImageUpload {
    pictures = List.copyOf(pictures);
  }

  /** Creates an upload that stands alone: in no thread and in no group. */
  public ImageUpload(
      String platform,
      String dedupeKey,
      String conversation,
      String message,
      String sender,
      Optional<String> senderName,
      List<Picture> pictures) {
    this(
        platform,
        dedupeKey,
        conversation,
        message,
        sender,
        senderName,
        Optional.empty(),
        Optional.empty(),
        pictures);
  }

  /** Returns this upload with more pictures after its own. */
  public ImageUpload and(List<Picture> more) {
    return new ImageUpload(
        platform,
        dedupeKey,
        conversation,
        message,
        sender,
        senderName,
        thread,
        group,
        Stream.concat(pictures.stream(), more.stream()).toList());
  }

  /**
   * One picture in every size the platform offers.
   *
   * @param renditions the same picture in several sizes, smallest first; may be empty when the
   *     platform has to be asked for addresses first
   * @param reference the platform's own id of the file, when it has one
   */
  public record Picture(List<Rendition> renditions, Optional<String> reference) {

    /** Copies {@code renditions}. */
    public Picture {
      renditions = List.copyOf(renditions);
    }
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
