package dev.spotter.sim.picture;

/**
 * One size of a picture before it is stored.
 *
 * @param size which size
 * @param mediaType the media type of {@code encoded}
 * @param width in pixels; 0 for what is no picture
 * @param height in pixels; 0 for what is no picture
 * @param encoded the encoded picture; never written to after construction
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; handed on, not copied
public record Drawing(Size size, String mediaType, int width, int height, byte[] encoded) {

  /**
   * Returns the same as another type.
   *
   * @param type a media type
   * @return the drawing
   */
  public Drawing ofType(String type) {
    return new Drawing(size, type, width, height, encoded);
  }
}
