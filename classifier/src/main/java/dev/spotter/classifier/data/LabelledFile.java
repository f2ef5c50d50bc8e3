package dev.spotter.classifier.data;

import java.nio.file.Path;

/**
 * A picture file and what it shows.
 *
 * @param file where it lies
 * @param name what to call it in messages and reports
 * @param label what it shows
 */
record LabelledFile(Path file, String name, String label) {}
