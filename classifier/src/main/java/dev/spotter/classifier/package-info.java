/**
 * Image bytes in, {@link dev.spotter.classifier.Classification} out; start reading at {@link
 * dev.spotter.classifier.Classifier}.
 */
package dev.spotter.classifier;
