/**
 * Data sets on disk in, labelled {@link dev.spotter.classifier.data.ImageSet}s in memory out, with
 * what is wrong with them.
 */
package dev.spotter.classifier.data;
