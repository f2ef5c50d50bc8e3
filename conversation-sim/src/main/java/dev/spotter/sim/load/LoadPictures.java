package dev.spotter.sim.load;

import dev.spotter.sim.picture.Drawing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * As many photos as anybody wants, each with content of its own: a few pictures, marked by a
 * comment segment of their JPEG file (ITU-T T.81, B.2.4.5) that changes no pixel. Immutable.
 */
public final class LoadPictures {

  private static final int MARKER = 2; // FF D8, which every JPEG file starts with
  private static final short COMMENT = (short) 0xFFFE;

  private final List<List<Drawing>> pictures;
  private final String run;

  /**
   * Creates the photos.
   *
   * @param pictures JPEG pictures, each in every size the platform offers; at least one
   * @param run tells this run's photos from those of others
   */
  public LoadPictures(List<List<Drawing>> pictures, String run) {
    this.pictures = List.copyOf(pictures);
    this.run = run;
  }

  /**
   * Makes a photo.
   *
   * @param number its number; another number is another photo
   * @return it in every size
   */
  List<Drawing> photo(int number) {
    byte[] comment = (run + " " + number).getBytes(StandardCharsets.US_ASCII);
    return pictures.get(Math.floorMod(number, pictures.size())).stream()
        .map(drawing -> marked(drawing, comment))
        .toList();
  }

  private static Drawing marked(Drawing drawing, byte[] comment) {
    byte[] plain = drawing.encoded();
    ByteBuffer marked = ByteBuffer.allocate(plain.length + 2 * Short.BYTES + comment.length);
    marked.put(plain, 0, MARKER).putShort(COMMENT).putShort((short) (Short.BYTES + comment.length));
    marked.put(comment).put(plain, MARKER, plain.length - MARKER);
    return new Drawing(
        drawing.size(), drawing.mediaType(), drawing.width(), drawing.height(), marked.array());
  }
}
