package dev.spotter.sim.picture;

/** The sizes in which the platform offers a picture. */
public enum Size {
  /** The uploaded file, byte for byte. */
  ORIGINAL,
  /** At most {@value PictureMaker#MEDIUM_SIDE} pixels on the long side. */
  MEDIUM,
  /** About {@value PictureMaker#THUMBNAIL_SIDE} pixels on the long side. */
  THUMBNAIL
}
