package dev.spotter.bot.platform.matrix;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a file in Matrix's content repository: {@code mxc://SERVER/ID}. As that of a
 * thumbnail, {@code #WIDTHxHEIGHT} follows, the box that it is scaled to fit; this is Spotter's own
 * and goes nowhere else. Immutable.
 *
 * @param server the server that has the file
 * @param id the file's id there
 * @param box the box that a thumbnail fits; empty for the file itself
 */
record MediaUri(String server, String id, Optional<Box> box) {

  private static final Pattern FORM =
      Pattern.compile(
          "mxc://((?:[A-Za-z0-9.-]{1,230}|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?)"
              + "/([A-Za-z0-9_-]{1,255})(?:#(\\d{1,4})x(\\d{1,4}))?");

  /**
   * Width and height.
   *
   * @param width in pixels
   * @param height in pixels
   */
  record Box(int width, int height) {}

  /** Reads an address; empty when it is none. */
  static Optional<MediaUri> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new MediaUri(form.group(1), form.group(2), box(form)))
        : Optional.empty();
  }

  private static Optional<Box> box(Matcher form) {
    return form.group(3) == null
        ? Optional.empty()
        : Optional.of(new Box(Integer.parseInt(form.group(3)), Integer.parseInt(form.group(4))));
  }

  /** Returns the address of this file's thumbnail. */
  MediaUri thumbnail(Box itsBox) {
    return new MediaUri(server, id, Optional.of(itsBox));
  }

  /** Returns the path and query by which a homeserver gives it out to whom it knows. */
  String path() {
    String file = MatrixIds.path(server, id);
    return box.map(
            size ->
                "/_matrix/client/v1/media/thumbnail%s?width=%d&height=%d&method=scale&animated=false"
                    .formatted(file, size.width(), size.height()))
        .orElse("/_matrix/client/v1/media/download" + file);
  }

  @Override
  public String toString() {
    String size = box.map(fit -> "#" + fit.width() + "x" + fit.height()).orElse("");
    return "mxc://" + server + "/" + id + size;
  }
}
