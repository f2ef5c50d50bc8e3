/** Encoded image bytes in, {@link dev.spotter.classifier.image.Pixels} of the model's size out. */
package dev.spotter.classifier.image;
