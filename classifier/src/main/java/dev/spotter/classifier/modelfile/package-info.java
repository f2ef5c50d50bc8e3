/**
 * A model on disk: its card, its parameters in the formats this project reads, its head and its
 * golden samples.
 */
package dev.spotter.classifier.modelfile;
