package dev.spotter.classifier.training;

/**
 * When a training ends before its last epoch. No part of the recipe: a resumed training may be
 * given more patience or time.
 *
 * @param patience end after so many epochs without a lower log loss on the validation images, and
 *     keep the weights that had the lowest; 0 to train to the end and keep the last ones
 * @param maxMinutes begin no epoch after so many minutes, over all sessions of the training; {@code
 *     Double.POSITIVE_INFINITY} for no limit
 */
public record Stopping(int patience, double maxMinutes) {}
