/** Data sets on disk in, labelled {@link dev.spotter.classifier.data.ImageSet}s in memory out. */
package dev.spotter.classifier.data;
