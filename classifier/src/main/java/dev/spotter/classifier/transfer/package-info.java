/**
 * A trained network and somebody's own labelled images in; a model for the new labels, whose
 * network stays as it was, out.
 */
package dev.spotter.classifier.transfer;
