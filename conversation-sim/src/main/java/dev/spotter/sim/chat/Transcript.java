package dev.spotter.sim.chat;

import dev.spotter.sim.picture.Picture;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/**
 * Writes a chat's events as lines of text: {@code 09:30:01 Ana: [photo dog.png, 256x256, 12 kB]},
 * {@code 09:30:05 Spotter edits "..." to "..."}. Belongs to the chat's event loop.
 */
public final class Transcript {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Chat chat;

  /**
   * Creates a writer.
   *
   * @param chat where the events are
   */
  public Transcript(Chat chat) {
    this.chat = chat;
  }

  /**
   * Writes one event.
   *
   * @param event the event
   * @return one line, without its end; the time is in UTC
   */
  public String line(Event event) {
    return TIME.format(event.at()) + " " + event.member().name() + predicate(event);
  }

  private String predicate(Event event) {
    if (event.content() instanceof Content.Change change) {
      return " " + words(change, quote(event, change.target()));
    }
    boolean reply = !event.member().bot() && event.references().answers().isPresent();
    return (reply ? " (to " + author(event) + ")" : "") + ": " + words(event.content());
  }

  private static String words(Content.Change change, String target) {
    if (change instanceof Content.Edit edit) {
      return "edits " + target + " to \"" + inOneLine(edit.text()) + "\"";
    }
    if (change instanceof Content.Reaction reaction) {
      String symbol = reaction.emoji().symbol();
      return reaction.added()
          ? "reacts " + symbol + " to " + target
          : "takes " + symbol + " back from " + target;
    }
    return "deletes " + target;
  }

  private String author(Event reply) {
    return chat.timeline(reply.conversation())
        .get(reply.references().answers().orElseThrow())
        .map(answered -> answered.member().name())
        .orElse("an earlier message");
  }

  /** A message as it was before an event. */
  private String quote(Event before, int seq) {
    return chat.timeline(before.conversation())
        .messageBefore(seq, before.seq())
        .map(
            message ->
                message.versions().isEmpty()
                    ? words(message.posted().content())
                    : "\"" + inOneLine(message.text()) + "\"")
        .orElse("an earlier message");
  }

  private static String words(Content content) {
    if (content instanceof Content.Photos photos) {
      return photos.pictures().stream().map(Transcript::photo).collect(Collectors.joining(" "));
    }
    return inOneLine(((Content.Text) content).text());
  }

  private static String inOneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  private static String photo(Picture picture) {
    String what =
        picture.readable()
            ? picture.original().width() + "x" + picture.original().height()
            : "not a picture";
    return "[photo " + picture.name() + ", " + what + ", " + size(picture) + "]";
  }

  private static String size(Picture picture) {
    int bytes = picture.original().bytes();
    return bytes < 1000 ? bytes + " B" : Math.round(bytes / 1000.0) + " kB";
  }
}
