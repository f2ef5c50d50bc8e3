package dev.spotter.classifier.modelfile;

/**
 * What a model card says about a file beside it.
 *
 * @param file its name
 * @param bytes its length
 * @param sha256 its checksum, hex; null to take the file as it is
 */
public record FileEntry(String file, long bytes, String sha256) {}
