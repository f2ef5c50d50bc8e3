package dev.spotter.classifier.training;

/** In what numbers the convolutions of a training compute. */
public enum Precision {
  /** 32-bit floating point, on any processor. */
  FLOAT32,
  /** Brain floating point, 8 bits of exponent and 7 of fraction; needs AMX tiles. */
  BFLOAT16
}
