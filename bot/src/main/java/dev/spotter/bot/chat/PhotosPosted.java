package dev.spotter.bot.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message with pictures was posted.
 *
 * @param id idempotency key
 * @param in where
 * @param by the uploader
 * @param message the message's id
 * @param thread the thread or topic that the answer goes to, if any
 * @param locale the uploader's language, when the platform tells
 * @param album what messages share whose pictures belong together but come as one message each;
 *     those of a conversation with the same album are answered by one caption
 * @param pictures the pictures in the message's order; at least one
 */
public record PhotosPosted(
    EventId id,
    Conversation in,
    Member by,
    String message,
    Optional<String> thread,
    Optional<Locale> locale,
    Optional<String> album,
    List<Picture> pictures)
    implements ChatEvent {

  /** Copies {@code pictures}. */
  public PhotosPosted {
    pictures = List.copyOf(pictures);
  }

  /** Returns this event with more pictures after its own. */
  public PhotosPosted and(List<Picture> more) {
    List<Picture> all = Stream.concat(pictures.stream(), more.stream()).toList();
    return new PhotosPosted(id, in, by, message, thread, locale, album, all);
  }
}
