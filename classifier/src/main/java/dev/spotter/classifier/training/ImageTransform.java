package dev.spotter.classifier.training;

/**
 * A random transform of training images, one kind of data augmentation, to be switched on or off.
 */
public enum ImageTransform {
  /** Mirror it left to right in every second epoch. */
  FLIP,
  /** Show a part of it, at least 70 % of each side. */
  CROP,
  /** Turn it by up to 15 degrees either way. */
  ROTATE,
  /** Change brightness, contrast, saturation and white balance. */
  COLOUR,
  /** Soften it. */
  BLUR,
  /** Add grain, of a standard deviation of up to 10 of 255. */
  NOISE
}
