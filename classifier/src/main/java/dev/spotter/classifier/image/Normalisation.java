package dev.spotter.classifier.image;

import java.util.List;

/**
 * Per-channel normalisation of a network's input: {@code (pixel / 255 - mean) / std}.
 *
 * @param mean red, green, blue; 0 to 1
 * @param std red, green, blue; above 0
 */
public record Normalisation(List<Float> mean, List<Float> std) {}
