package dev.spotter.sim.chat;

import dev.spotter.sim.picture.Picture;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** Writes events as lines of text: {@code 09:30:01 Ana: [photo dog.png, 256x256, 12 kB]}. */
public final class Transcript {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private Transcript() {}

  /**
   * Writes one event.
   *
   * @param event the event
   * @return one line, without its end; the time is in UTC
   */
  public static String line(Event event) {
    return TIME.format(event.at()) + " " + event.member().name() + ": " + words(event.content());
  }

  private static String words(Content content) {
    if (content instanceof Content.Photos photos) {
      return photos.pictures().stream().map(Transcript::photo).collect(Collectors.joining(" "));
    }
    return ((Content.Text) content).text().replaceAll("\\R", " ");
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
