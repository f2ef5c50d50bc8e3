/** Probabilities and true labels in, figures out. Nothing here knows of engines or files. */
package dev.spotter.classifier.evaluation;
