/** An {@link dev.spotter.classifier.data.ImageSet} and a recipe in, a model folder out. */
package dev.spotter.classifier.training;
