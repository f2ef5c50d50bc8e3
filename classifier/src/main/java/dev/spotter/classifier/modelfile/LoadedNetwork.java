package dev.spotter.classifier.modelfile;

import dev.spotter.classifier.engine.Precision;
import dev.spotter.classifier.network.NetworkOutput;

/**
 * What became of a network's files.
 *
 * @param output what its block puts out
 * @param precision in what it computes
 */
public record LoadedNetwork(NetworkOutput output, Precision precision) {}
