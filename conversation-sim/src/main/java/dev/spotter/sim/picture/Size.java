package dev.spotter.sim.picture;

/** The sizes in which the platform offers a picture. */
public enum Size {
  /** The uploaded file, byte for byte. */
  ORIGINAL,
  /** At most {@value PictureMaker#MEDIUM_SIDE} pixels on the long side. */
  MEDIUM,
  /** At most {@value PictureMaker#SMALL_SIDE} pixels on the long side. */
  SMALL,
  /** About {@value PictureMaker#THUMBNAIL_SIDE} pixels on the long side. */
  THUMBNAIL
}
