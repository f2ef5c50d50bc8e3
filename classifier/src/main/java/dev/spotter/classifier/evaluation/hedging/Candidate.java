package dev.spotter.classifier.evaluation.hedging;

import dev.spotter.classifier.evaluation.Outcome;

/**
 * A word that could be said of a photo.
 *
 * @param height 0 for a label, 1 for a word that holds labels only, and so on
 * @param labels how many labels it holds; 1 for a label
 * @param information how much it tells, 0 to 1: 1 for a label, 0 for a word that holds all
 * @param confidence its probability, times how familiar the photo looks
 * @param outcome what becomes of the photo when it is said
 */
record Candidate(int height, int labels, double information, double confidence, Outcome outcome) {}
