package dev.spotter.classifier;

/**
 * What one forward pass makes of a picture: all that any {@link Head} needs, so that deciding anew,
 * or by another head, takes no second look. Both vectors are means over the picture's views.
 * Immutable by agreement: nobody writes to the arrays.
 *
 * @param features what the network's last layer sees: 256 or 288 numbers a network of this project,
 *     those of several side by side one behind the other; of a model with a taught head, what that
 *     head sees; empty of an imported network that gives logits only
 * @param logits one a label, in the labels' order, before any temperature; empty of a feature
 *     extractor
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of them are kept, and none is compared
public record Embedding(float[] features, float[] logits) {}
