package dev.spotter.sim.load;

import dev.spotter.sim.picture.Drawing;
import dev.spotter.sim.picture.PictureMaker;
import dev.spotter.sim.picture.Samples;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * As many photos as anybody wants, each with content of its own: a few pictures, marked by what
 * changes no pixel. A JPEG file gets a comment segment (ITU-T T.81, B.2.4.5), other formats bytes
 * after their end, which decoders leave alone. Immutable.
 */
public final class LoadPictures {

  private static final int MARKER = 2; // FF D8, which every JPEG file starts with
  private static final short COMMENT = (short) 0xFFFE;

  private final List<List<Drawing>> pictures;
  private final String run;

  /**
   * Creates the photos.
   *
   * @param pictures each in every size the platform offers; at least one
   * @param run tells this run's photos from those of others
   */
  public LoadPictures(List<List<Drawing>> pictures, String run) {
    this.pictures = List.copyOf(pictures);
    this.run = run;
  }

  /**
   * Creates photos of the samples.
   *
   * @param run tells this run's photos from those of others
   * @return them
   */
  public static LoadPictures samples(String run) {
    PictureMaker maker = new PictureMaker();
    Samples samples = Samples.load();
    return new LoadPictures(
        samples.names().stream()
            .map(name -> maker.make(samples.bytes(name).orElseThrow()))
            .toList(),
        run);
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
    boolean jpeg = plain.length > MARKER && (plain[0] & 0xFF) == 0xFF && (plain[1] & 0xFF) == 0xD8;
    byte[] marked = jpeg ? commented(plain, comment) : followed(plain, comment);
    return new Drawing(
        drawing.size(), drawing.mediaType(), drawing.width(), drawing.height(), marked);
  }

  private static byte[] commented(byte[] jpeg, byte[] comment) {
    return ByteBuffer.allocate(jpeg.length + 2 * Short.BYTES + comment.length)
        .put(jpeg, 0, MARKER)
        .putShort(COMMENT)
        .putShort((short) (Short.BYTES + comment.length))
        .put(comment)
        .put(jpeg, MARKER, jpeg.length - MARKER)
        .array();
  }

  private static byte[] followed(byte[] file, byte[] comment) {
    return ByteBuffer.allocate(file.length + comment.length).put(file).put(comment).array();
  }
}
